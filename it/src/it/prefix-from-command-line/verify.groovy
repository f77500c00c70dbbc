import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert !project.woven('target/classes/com/acme/First.class')

def compact = project.mvn("io.dyndbg:dyndbg-maven-plugin:${dyndbgVersion}:compact").succeeded()
assert compact.linesWith('dyndbg: 1 classes, 1 sites, 0 guards; ').size() == 1
assert project.woven('target/classes/com/acme/First.class')

def help = project.mvn('dyndbg:help', '-Ddetail', '-Dgoal=compact').succeeded()
['skip', 'classesDirectory', 'module', 'levels', 'arguments', 'codec', 'includes', 'excludes', 'failOnUnweavable'].each {
    assert !help.linesWith("dyndbg.${it}").empty
}

def list = project.mvn('dyndbg:list').succeeded()
assert list.linesWith('com/acme/First.java:10 [prefix-from-command-line]run =_ "the first"').size() == 1

def report = project.mvn('dyndbg:report').succeeded()
assert report.linesWith('dyndbg: 1 classes, 1 sites, 0 guards, 1 modules').size() == 1
def json = project.find('target', '.json').collectEntries { [it, new groovy.json.JsonSlurper().parse(it)] }
assert !json.isEmpty()
assert json.values().any { it.toString().contains('the first') }
// The page has the same, compressed.
def page = project.find('target', '.html').find { it.text.contains('Debug statements of prefix-from-command-line') }.text
def data = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(page.find(/id="data">([^<]+)</) { it[1] }.decodeBase64())).text
assert data.contains('the first') && data.contains('First.java')
