import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// The sources of two-modules in two folders of different depth, built in different time zones and with a different -T.
def jars = [['a', 'Pacific/Auckland', '-T1'], ['b/deeper/folder', 'America/Los_Angeles', '-T2']].collect { folder, zone, threads ->
    ['pom.xml', 'one/pom.xml', 'two/pom.xml', 'one/src', 'two/src'].each {
        project.copy("../two-modules/${it}", "${folder}/two-modules/${it}")
    }
    project.copy('../parent/pom.xml', "${folder}/parent/pom.xml")
    project.mvn("${folder}/two-modules", [TZ: zone], threads, 'package').succeeded()
    ['one', 'two'].collect { project.hash("${folder}/two-modules/${it}/target/${it}-1.0.jar") }
}
assert jars[0] == jars[1]
