import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.buildLog() =~ /dyndbg: 2 classes, 7 sites, 1 guards; /
assert project.woven('target/classes/com/acme/App.class')
assert project.list('target/classes/META-INF/dyndbg') == ['com.acme.slf4j-logback.dyndbg', 'index']

// The same sources without dyndbg, for comparison.
project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
assert !project.woven('unwoven/classes/com/acme/App.class')
def unwoven = project.java('unwoven', 'com.acme.App').succeeded()
assert unwoven.lines().size() == 3

// An object that was serialized before weaving is readable after.
def serialVersion = { target ->
    def urls = [new File(basedir, "${target}/classes/"), *project.find("${target}/lib", '.jar')].collect { it.toURI().toURL() }
    new URLClassLoader(urls as URL[], ClassLoader.platformClassLoader).withCloseable {
        ObjectStreamClass.lookup(it.loadClass('com.acme.Money')).serialVersionUID
    }
}
assert project.woven('target/classes/com/acme/Money.class')
assert serialVersion('target') == serialVersion('unwoven')

for (java in [project, *project.onJdk25()]) {
    // No query: the same output, caller data included. Emergency switch: the same.
    assert java.java('target', 'com.acme.App').succeeded().lines() == unwoven.lines()
    assert java.java('target', 'com.acme.App', '-Ddyndbg=off').succeeded().lines() == unwoven.lines()

    // One query for one statement: that statement, and nothing else, prints.
    def forced = java.java('target', 'com.acme.App', '-Ddyndbg=format "hello" +pmflt').succeeded()
    assert forced.linesWith('[main] slf4j-logback:greet:23: hello world at com.acme.App.greet(App.java:23)').size() == 1
    assert forced.linesWith('DEBUG ').size() == 1
    assert forced.linesWith('TRACE ').empty

    // A guarded one: its guard opens. One whose guard decides more: it stays shut, and the INFO inside does not appear.
    def guarded = java.java('target', 'com.acme.App', '-Ddyndbg=format "only sites" +p').succeeded()
    assert guarded.linesWith('TRACE App [] [] only sites in here world').size() == 1
    def shut = java.java('target', 'com.acme.App', '-Ddyndbg=format "guarded" +p').succeeded()
    assert shut.linesWith('DEBUG ').empty
    assert shut.linesWith('a guard that also prints').empty

    // Markers and key-value pairs arrive.
    def all = java.java('target', 'com.acme.App', '-Ddyndbg=+p').succeeded()
    assert all.linesWith('TRACE instance [M] [] traced world').size() == 1
    assert all.linesWith('DEBUG instance [] [whom="world"] fluent').size() == 1

    // Everything skips: what is printed at higher levels stays.
    assert java.java('target', 'com.acme.App', '-Ddyndbg=+q').succeeded().lines().containsAll(unwoven.lines())
}
