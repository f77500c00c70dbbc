import io.dyndbg.it.Project
import java.nio.file.Files
import java.util.zip.ZipFile

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// The server has nothing of the application, as a real one.
def server = new File(basedir, 'target/server/com/acme/server')
server.mkdirs()
Files.copy(new File(basedir, 'target/classes/com/acme/server/Server.class').toPath(), new File(server, 'Server.class').toPath())
def wanted = new File(basedir, 'target/wanted')
wanted.text = 'class com.acme.web.DyndbgServlet +p'

// Woven by its build, and as an archive that no build wove.
project.mvn('package', '-Dit.target=other', '-Ddyndbg.skip').succeeded()
project.mvn("io.dyndbg:dyndbg-maven-plugin:$dyndbgVersion:compact-application", '-Ddyndbg.application=other/servlet-1.0.war').succeeded()
def exploded = new File(basedir, 'other/exploded')
new ZipFile(new File(basedir, 'other/servlet-1.0.war')).withCloseable { war ->
    war.entries().findAll { !it.directory }.each { entry ->
        def file = new File(exploded, entry.name)
        file.parentFile.mkdirs()
        file.bytes = war.getInputStream(entry).bytes
    }
}

def deploy = { java, application, deployments ->
    def run = java.javaIn([
        '-Ddyndbg.file=' + wanted, '-Ddyndbg.jmx=true', '-Xverify:all', '-XX:-PrintWarnings',
        '-cp', project.path('target/server', 'target/lib/*'), 'com.acme.server.Server', application, "$deployments"]).succeeded()

    assert run.linesWith('1 site matched, 1 changed: 1 in force').size() == 1
    assert run.linesWith('com/acme/web/Orders.java:17 [servlet]doGet =p "orders asked for" level:debug').size() == 1
    // In each deployment it was forced once, and nothing of it was left in the next one.
    assert run.linesWith('api, 127.0.0.1: class com.acme.web.Orders ttl none +p: 1 site changed').size() == deployments
    assert run.linesWith('DEBUG com.acme.web.Orders - orders asked for').size() == deployments
    assert run.linesWith('left: ') in [['left: 0'], ['left: 1']]
}
for (java in [project, *project.onJdk25()]) {
    deploy(java, 'target/servlet-1.0', 50)
    deploy(java, 'other/exploded', 3)
}
