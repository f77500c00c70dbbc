import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.woven('target/classes/com/acme/Branches.class')
project.mvn('-Ddyndbg.skip=true', '-Dit.target=unwoven', 'verify').succeeded()

// Lines and branches, by class and by line; the number of instructions is another one, of course.
def coverage = { target ->
    def parser = new groovy.xml.XmlSlurper(false, false)
    parser.setFeature('http://apache.org/xml/features/nonvalidating/load-external-dtd', false)
    parser.setFeature('http://apache.org/xml/features/disallow-doctype-decl', false)
    def report = parser.parse(new File(basedir, "${target}/site/jacoco/jacoco.xml"))
    [lines: report.'**'.findAll { it.name() == 'line' }
            .collectEntries { [it.@nr.text(), [it.@mi.text() == '0', it.@mb.text(), it.@cb.text()]] },
     counters: report.'package'.'class'.counter.findAll { it.@type.text() in ['LINE', 'BRANCH', 'METHOD'] }
            .collect { [it.@type.text(), it.@missed.text(), it.@covered.text()] }]
}
def woven = coverage('target')
assert !woven.lines.isEmpty()
assert woven.counters.any { it[0] == 'BRANCH' && it[1] != '0' && it[2] != '0' }
assert woven == coverage('unwoven')

// A branch around the arguments is one more branch at each statement, so that its line is covered in part; the numbers of lines and
// methods that are covered stay as they were.
for (policy in ['pure', 'all']) {
    project.mvn("-Ddyndbg.arguments=${policy}", "-Dit.target=${policy}", 'verify').succeeded()
    def skipping = coverage(policy)
    def unwoven = coverage('unwoven')
    assert skipping.counters.findAll { it[0] != 'BRANCH' } == unwoven.counters.findAll { it[0] != 'BRANCH' }
    def branches = { it.counters.findAll { it[0] == 'BRANCH' }.sum { it[1].toInteger() + it[2].toInteger() } }
    assert branches(skipping) > branches(unwoven)
}
