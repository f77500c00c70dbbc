import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

def page = new File(basedir, '../../../../plugin/src/site/markdown/channels.md').text
def curl = (page =~ /`(curl [^`]+)`/)[0][1]

for (java in [project, *project.onJdk25()]) {
    def run = java.javaIn(['-jar', 'target/actuator-1.0.jar', curl]).succeeded()
    assert run.linesWith('shell 0 sites matched').size() == 1
    assert run.linesWith('warning: no function "price"').size() == 1
    assert run.linesWith('200 1 site matched, 1 changed: 1 in force').size() == 1
    assert run.linesWith('orders asked for').findAll { it.contains('DEBUG') }.size() == 1
    assert run.linesWith('200 # filename:lineno [module]function flags format').size() == 1
    assert run.linesWith('com/acme/App.java:26 [actuator]orders =p "orders asked for" level:debug').size() == 1
}
