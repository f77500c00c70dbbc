import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def app = 'target/classes/com/acme/App.class'
def woven = project.contents(project.snapshot('target/classes', 'target/dyndbg'))
assert project.woven(app)

// What the cache brings back is woven, has its records, and its originals beside it.
project.delete('target')
assert project.mvn('package').succeeded().linesWith('Skipping plugin execution (cached): dyndbg:compact').size() == 1
assert project.contents(project.snapshot('target/classes', 'target/dyndbg')) == woven
assert project.mvn('package').succeeded().linesWith('dyndbg: ').empty

// Another configuration is never the old one.
project.delete('target')
assert project.mvn('-Ddyndbg.arguments=pure', 'package').succeeded().linesWith('dyndbg: 1 classes').size() == 1
assert project.contents(project.snapshot('target/classes')) != woven.findAll { it.key =~ /target.classes/ }
assert project.woven(app)
