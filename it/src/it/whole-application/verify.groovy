import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def jar = 'target/whole-application-1.0.jar'

// One statement of each library, and one of its own.
def query = '''module whole-application +pfsl
module HikariCP file HikariPool.java func logPoolState +pfsl
module spring-webmvc class *.DispatcherServlet func initMultipartResolver +pfsl
module hibernate-core file TransactionImpl.java func begin +pfsl
module tomcat-embed-core file ContainerBase.java func addChildInternal +pfsl'''

def run = { java, String... options ->
    def result = java.javaIn([*options, '-Dspring.main.banner-mode=off', '-jar', jar, 'smoke', '--server.port=0']).succeeded()
    assert result.linesWith('got ') == ['got 200 {"id":1,"what":"tea"}', 'got 200 [{"id":1,"what":"tea"}]',
            'got 200 ' + result.linesWith('got ')[2].substring('got 200 '.length())]
    assert result.linesWith('got ')[2].contains('"status":"UP"')
    result
}
def quiet = { result -> result.lines().findAll { it =~ / (DEBUG|TRACE) \d/ } }
def loggers = { result -> quiet(result).collect { it.replaceAll(/^.*?\] (\S+) +: .*$/, '$1') } as Set }
def forcesOnlyWhatItNames = { java ->
    def places = quiet(run(java, "-Ddyndbg=$query")).collect { it.replaceAll(/^.*? : (\w+:\w+\.java):\d+: .*$/, '$1') } as Set
    assert places == [
            'order:OrderController.java', 'logPoolState:HikariPool.java', 'initMultipartResolver:DispatcherServlet.java',
            'begin:TransactionImpl.java', 'addChildInternal:ContainerBase.java'] as Set
}
def everyLibrarySpeaks = { java ->
    def speaking = loggers(run(java, '-Ddyndbg=+p'))
    [/o\.s\..*|org\.springframework.*/, /o\.h\..*|org\.hibernate.*/, /c\.z\.h.*|com\.zaxxer.*/, /o\.a\..*|org\.apache.*/].each { library ->
        assert speaking.any { it ==~ library }, "$library in $speaking"
    }
}

assert project.exists(jar + '.unwoven')
def jdk25 = project.onJdk25()

assert quiet(run(project)).isEmpty()
assert quiet(run(project, '-Ddyndbg=+q')).isEmpty()
everyLibrarySpeaks(project)
forcesOnlyWhatItNames(project)
jdk25.each { forcesOnlyWhatItNames(it) }

// The second build weaves nothing, and makes the same.
def before = project.hash(jar)
def second = project.mvn('package').succeeded()
assert second.linesWith('were woven by a build before').size() == 1
assert project.hash(jar) == before

// Extracted as Spring Boot does it, and from an archive of classes.
project.javaIn(['-Djarmode=tools', '-jar', jar, 'extract', '--destination', 'target/extracted']).succeeded()
jar = 'target/extracted/whole-application-1.0.jar'
run(project, '-XX:ArchiveClassesAtExit=target/shop.jsa')
def shared = run(project, '-XX:SharedArchiveFile=target/shop.jsa', '-Xshare:on', '-Ddyndbg=module whole-application +pl')
assert quiet(shared).size() == 1

// The next Spring Boot.
project.mvn('clean', 'package', '-Dboot.version=4.1.2').succeeded()
jar = 'target/whole-application-1.0.jar'
assert quiet(run(project)).isEmpty()
for (java in [project, *jdk25]) {
    everyLibrarySpeaks(java)
}
