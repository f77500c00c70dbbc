import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

['App', 'Greeting'].each {
    assert project.woven("target/classes/com/acme/${it}.class")
    assert project.classVersion("target/classes/com/acme/${it}.class") == 52
}
assert project.java('target', 'com.acme.App').succeeded().lines().size() == 1
def forced = project.java('target', 'com.acme.App', '-Ddyndbg=+pf').succeeded()
assert forced.linesWith('DEBUG App [] [] main: concatenated 0').size() == 1
assert forced.linesWith('DEBUG Greeting [] [] greet: hello world').size() == 1
