import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def format = '-Djava.util.logging.SimpleFormatter.format=%4$s %2$s %5$s%n'

assert project.buildLog() =~ /dyndbg: 1 classes, 5 sites, 1 guards; /

project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
def unwoven = project.java('unwoven', 'com.acme.App', format).succeeded()
assert unwoven.lines().size() == 3
assert project.java('target', 'com.acme.App', format).succeeded().lines() == unwoven.lines()

def forced = project.java('target', 'com.acme.App', format, '-Ddyndbg=format ^hello +pmflt').succeeded()
assert forced.linesWith('FINE com.acme.App greet [main] jul:greet:26: hello world').size() == 1
assert forced.linesWith('FINE ').size() == 1

def all = project.java('target', 'com.acme.App', format, '-Ddyndbg=+p').succeeded()
assert all.linesWith('FINER com.acme.App greet ENTRY world').size() == 1
assert all.linesWith('FINER com.acme.App greet logged world').size() == 1
assert all.linesWith('FINEST com.acme.App greet supplied world').size() == 1
assert all.linesWith('FINE com.acme.App greet only sites in here').size() == 1
