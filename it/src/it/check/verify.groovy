import groovy.json.JsonSlurper
import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// What the handbook shows is what the build said.
def page = new File(basedir, '../../../../plugin/src/site/markdown/check.md').text
def shown = (page =~ /(?s)\n```\n(com\/acme.*?)\n```/)[0][1].readLines()
def said = project.buildLog().readLines().findAll { it =~ /^\[(ERROR|WARNING)\] dyndbg: com/ }.collect { it.replaceFirst(/^\[\w+\] dyndbg: /, '') }
assert said == shown

def sarif = new JsonSlurper().parse(new File(basedir, 'target/dyndbg.sarif'))
assert sarif.runs[0].results*.ruleId.sort() == ['concatenation', 'placeholders', 'throwable', 'work']
assert sarif.runs[0].results*.locations*.physicalLocation*.artifactLocation*.uri.flatten().unique() ==
        ['src/main/java/com/acme/shop/Orders.java']

// What the POM says stays in force beside what is typed elsewhere; without it, it can be typed.
project.edit('pom.xml', '<rule>concatenation:fail</rule>', '<rule>all:warn</rule>')
assert project.mvn('verify').succeeded().linesWith('4 findings, 0 of them fail the build').size() == 1
