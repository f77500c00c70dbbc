import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def findings = { target ->
    new groovy.xml.XmlSlurper().parseText(project.read("$target/spotbugsXml.xml")).BugInstance.collect {
        "${it.@type} ${it.Class.@classname} ${it.Method.@name} ${it.SourceLine.@start}".toString()
    }.sort()
}

project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'package').succeeded()
def unwoven = project.java('unwoven', 'com.acme.App').succeeded()
assert unwoven.linesWith('fragile true App{answer=42}').size() == 1
assert project.woven('target/classes/com/acme/Parcel.class')

// SpotBugs finds what it found, and nothing else.
assert findings('unwoven').size() > 1
assert findings('target') == findings('unwoven')

for (java in [project, *project.onJdk25()]) {
    assert java.java('target', 'com.acme.App', '-Xverify:all').succeeded().lines() == unwoven.lines()

    def forced = java.java('target', 'com.acme.App', '-Xverify:all', '-Ddyndbg=+p').succeeded()
    assert forced.lines().findAll { it =~ /^(DEBUG|TRACE)/ }.collect { it.replaceAll(/^(\S+ \S+) .*?\] (.*) at .*\((.*)\)$/, '$1 $2 $3') }
        .collect { it.replace('[] ', '') } == [
            'DEBUG Parcel new parcel 7 Parcel.java:25', 'DEBUG Parcel note of 7 was null Parcel.java:36',
            'TRACE Parcel note of 7: fragile Parcel.java:30', 'TRACE Parcel note of 7: fragile Parcel.java:30',
            'DEBUG App done with fragile App.java:19']
}
