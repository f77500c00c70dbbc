import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.buildLog() =~ /dyndbg: 1 classes, 6 sites, 1 guards; /

project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
def unwoven = project.java('unwoven', 'com.acme.App').succeeded()
assert unwoven.lines().size() == 3
assert project.java('target', 'com.acme.App').succeeded().lines() == unwoven.lines()

def forced = project.java('target', 'com.acme.App', '-Ddyndbg=format hello +pmflt').succeeded()
assert forced.linesWith('[main] log4j2:greet:19: hello world at com.acme.App.greet(App.java:19)').size() == 1
assert forced.linesWith('DEBUG ').size() == 1

def all = project.java('target', 'com.acme.App', '-Ddyndbg=+p').succeeded()
assert all.linesWith('DEBUG ').size() == 4
assert all.linesWith('TRACE ').size() == 2
assert all.linesWith('TRACE App [M] traced world at com.acme.App.greet(App.java:21)').size() == 1
