import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion)

['one': 'First', 'two': 'Second'].each { module, name ->
    assert project.woven("${module}/target/classes/com/acme/${module}/${name}.class")
    assert project.list("${module}/target/classes/META-INF/dyndbg") == ["com.acme.${module}.dyndbg", 'index']
}
assert project.buildLog().findAll(/dyndbg: 1 classes, 1 sites, 0 guards; /).size() == 2
assert !project.exists('target/classes')

// From the command line, in the topmost project: all modules, or those that are named.
def listed = project.mvn('io.dyndbg:dyndbg-maven-plugin:list').succeeded()
assert listed.linesWith('com/acme/one/First.java').size() == 1 && listed.linesWith('com/acme/two/Second.java').size() == 1
assert project.mvn('io.dyndbg:dyndbg-maven-plugin:list', '-pl', 'one').succeeded().linesWith('Second.java').empty
project.mvn('io.dyndbg:dyndbg-maven-plugin:report').succeeded()
['one', 'two'].each { assert project.exists("$it/target/reports/dyndbg/index.html") }
assert !project.mvn('io.dyndbg:dyndbg-maven-plugin:compact').linesWith('from the command line this goal does one project').empty
