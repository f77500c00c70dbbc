import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// With the compiler's incremental mode the whole module is compiled again, without it the edited class alone.
['the second': 'edited once', 'edited once': 'edited twice'].eachWithIndex { from, to, i ->
    def mode = "-Dmaven.compiler.useIncrementalCompilation=${i == 0}".toString()
    project.edit('src/main/java/com/acme/Second.java', from, to)
    project.mvn(mode, 'package').succeeded()

    assert project.woven('target/classes/com/acme/First.class')
    assert project.woven('target/classes/com/acme/Second.class')
    def listing = project.mvn('dyndbg:list').succeeded()
    assert listing.linesWith(from).empty
    assert listing.linesWith(to).size() == 1
    assert listing.linesWith('the first').size() == 1
}

// An added class joins the others.
project.write('src/main/java/com/acme/Third.java', project.read('src/main/java/com/acme/First.java')
        .replace('First', 'Third').replace('the first', 'the third'))
project.mvn('-Dmaven.compiler.useIncrementalCompilation=false', 'package').succeeded()
assert project.woven('target/classes/com/acme/Third.class')
assert project.mvn('dyndbg:list').succeeded().linesWith('"the ').size() == 2
assert project.mvn('dyndbg:list').succeeded().linesWith('com/acme/').size() == 3
