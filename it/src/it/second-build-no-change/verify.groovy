import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.woven('target/classes/com/acme/First.class')
def before = project.snapshot('target/classes', 'target/dyndbg')

def second = project.mvn('package').succeeded()

assert project.snapshot('target/classes', 'target/dyndbg') == before
assert second.linesWith('dyndbg: 2 classes, 2 sites, 0 guards').size() == 1
