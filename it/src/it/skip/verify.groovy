import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.exists('target/classes/com/acme/First.class')
assert !project.woven('target/classes/com/acme/First.class')
assert !project.exists('target/classes/META-INF/dyndbg')
assert !(project.buildLog() =~ /dyndbg: \d+ classes/)

// skip leaves woven classes as they are, until clean.
project.mvn('-Ddyndbg.skip=false', 'package').succeeded()
def woven = project.snapshot('target/classes')
project.mvn('-Ddyndbg.skip=true', 'package').succeeded()
assert project.snapshot('target/classes') == woven
