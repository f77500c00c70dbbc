import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion)

assert project.buildLog() =~ /dyndbg: 1 classes, 6 sites, \d guards; /
assert project.woven('target/classes/com/acme/App.class')
assert project.list('target/classes/META-INF/dyndbg') == ['com.acme.slf4j-logback.dyndbg', 'index']

// The same sources without dyndbg, for comparison.
project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
assert !project.woven('unwoven/classes/com/acme/App.class')
def unwoven = project.java('unwoven', 'com.acme.App').succeeded()
assert unwoven.lines().size() == 3

// No query: the same output, caller data included. Emergency switch: the same.
assert project.java('target', 'com.acme.App').succeeded().lines() == unwoven.lines()
assert project.java('target', 'com.acme.App', '-Ddyndbg=off').succeeded().lines() == unwoven.lines()

// One query for one statement: that statement, and nothing else, prints.
def forced = project.java('target', 'com.acme.App', '-Ddyndbg=format "hello" +pmflt').succeeded()
assert forced.linesWith('[main] slf4j-logback:greet:23: hello world at com.acme.App.greet(App.java:23)').size() == 1
assert forced.linesWith('DEBUG ').size() == 1
assert forced.linesWith('TRACE ').empty

// A guarded one: its guard opens.
def guarded = project.java('target', 'com.acme.App', '-Ddyndbg=format "only sites" +p').succeeded()
assert guarded.linesWith('TRACE App [] [] only sites in here world').size() == 1
