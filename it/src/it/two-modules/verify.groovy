import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

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

// Or one report on all of them, with links to where the topmost POM says that sources are.
project.edit('pom.xml', '</modelVersion>', '</modelVersion>\n  <scm><url>https://github.com/acme/all</url></scm>')
def aggregate = project.mvn('io.dyndbg:dyndbg-maven-plugin:report-aggregate').succeeded()
assert aggregate.linesWith('dyndbg: 2 classes, 2 sites, 0 guards, 2 modules').size() == 1
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/reports/dyndbg/dyndbg.json'))
assert json.sites*.url == ['one/src/main/java/com/acme/one/First.java', 'two/src/main/java/com/acme/two/Second.java'].indexed().collect {
    i, path -> "https://github.com/acme/all/blob/HEAD/$path#L${json.sites[i].line}".toString()
}
project.mvn('clean').succeeded()
assert !project.mvn('io.dyndbg:dyndbg-maven-plugin:report-aggregate').succeeded().linesWith('no report').empty
project.mvn('package').succeeded()

// Weaving, too: though no module is installed, and one depends on the other.
def compact = 'io.dyndbg:dyndbg-maven-plugin:compact'
def classes = ['one': 'one/target/classes/com/acme/one/First.class', 'two': 'two/target/classes/com/acme/two/Second.class']
def compile = { project.mvn('-Ddyndbg.skip=true', 'clean', 'process-classes').succeeded() }
compile()
assert classes.values().every { !project.woven(it) }
assert project.mvn(compact).succeeded().linesWith('dyndbg: 1 classes, 1 sites, 0 guards; ').size() == 2
assert classes.values().every { project.woven(it) }
def before = project.snapshot('one/target', 'two/target')
project.mvn(compact).succeeded()
assert project.snapshot('one/target', 'two/target') == before
project.mvn('process-classes').succeeded()
assert project.contents(project.snapshot('one/target/classes', 'two/target/classes')) ==
        project.contents(before.findAll { it.key =~ /target.classes/ })
compile()
project.mvn(compact, '-pl', 'one,two', '-Ddyndbg.skip=true').succeeded()
project.mvn(compact, '-pl', 'one').succeeded()
assert project.woven(classes.one) && !project.woven(classes.two)

// A folder that is named is done, once, whatever stands around it.
project.copy('two/target/classes', 'loose/classes')
def loose = project.mvn(compact, '-Ddyndbg.classesDirectory=loose/classes', '-Ddyndbg.module=loose',
        "-Ddyndbg.classpath=${cache}/org/slf4j/slf4j-api/2.0.20/slf4j-api-2.0.20.jar").succeeded()
assert loose.linesWith('dyndbg: 1 classes, 1 sites, 0 guards; ').size() == 1
assert project.list('loose/classes/META-INF/dyndbg') == ['index', 'loose.dyndbg']
assert project.woven('loose/classes/com/acme/two/Second.class') && !project.woven(classes.two)

// What one module says in its POM is not seen in another.
project.edit('two/pom.xml', '</dependencies>', """</dependencies>
  <build><plugins><plugin>
    <groupId>io.dyndbg</groupId><artifactId>dyndbg-maven-plugin</artifactId>
    <configuration><levels>debug</levels></configuration>
  </plugin></plugins></build>""")
assert !project.mvn(compact).linesWith('the POM of two configures this goal').empty
