import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.woven('target/classes/com/acme/Shop.class')
project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
assert !project.woven('unwoven/classes/com/acme/Shop.class')
def unwoven = project.java('unwoven', 'com.acme.AppKt').succeeded()
assert unwoven.lines().contains('many note')

for (java in [project, *project.onJdk25()]) {
    assert java.java('target', 'com.acme.AppKt').succeeded().lines() == unwoven.lines()
    def own = { result -> result.succeeded().lines().findAll { !(it =~ /^(DEBUG|TRACE|dyndbg:)/) } }
    assert own(java.java('target', 'com.acme.AppKt', '-Ddyndbg=+q')) == unwoven.lines()

    def forced = java.java('target', 'com.acme.AppKt', '-Ddyndbg=+pfsl').succeeded()
    def texts = forced.lines().findAll { it =~ /^(DEBUG|TRACE)/ }.collect { (it =~ /\[\] \[\] (.*) at /)[0][1] }
    assert texts == [
        'sell:App.kt:19: sells 1 nothing', 'sell:Logging.kt:11: inlined 1', 'sell:App.kt:26: guarded one',
        'describe:App.kt:39: describes 1', 'ship:App.kt:32: before 1', 'ship:App.kt:34: after 1',
        'sell:App.kt:19: sells 2 4', 'sell:Logging.kt:11: inlined 2', 'sell:App.kt:22: kind many',
        'sell:App.kt:26: guarded many', 'describe:App.kt:39: describes 2', 'ship:App.kt:32: before 2',
        'ship:App.kt:34: after 2']
    // What is there unasked is as it was.
    assert own(forced) == unwoven.lines()

    // A statement that was inlined is found where it was written.
    def inlined = java.java('target', 'com.acme.AppKt', '-Ddyndbg=file Logging.kt:11 +p').succeeded()
    assert inlined.lines().findAll { it =~ /^(DEBUG|TRACE)/ }.size() == 2
}
