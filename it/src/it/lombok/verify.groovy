import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.buildLog() =~ /dyndbg: 4 classes, 4 sites, 0 guards; /
project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
def unwoven = project.java('unwoven', 'com.acme.App').succeeded()

for (java in [project, *project.onJdk25()]) {
    assert java.java('target', 'com.acme.App').succeeded().lines() == unwoven.lines()

    def forced = java.java('target', 'com.acme.App', '-Ddyndbg=file App.java +p').succeeded()
    assert forced.lines().findAll { it.startsWith('DEBUG') } == [
        'DEBUG App [] [] slf4j App.Order(id=7, note=note) at com.acme.App.main(App.java:33)',
        'DEBUG App$Old [] [] commons 7 at com.acme.App$Old.sell(App.java:19)',
        'DEBUG App$Own [] [] custom 7 note at com.acme.App$Own.sell(App.java:26)']
}

