import io.dyndbg.it.Project

// Each command of README and handbook that names a goal of the plugin is run, as it stands there.
def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
def root = new File(basedir, '../../../..')
def pages = [new File(root, 'README.md')] + new File(root, 'plugin/src/site/markdown').listFiles().findAll { it.name.endsWith('.md') }
def commands = pages.collectMany { (it.text =~ /`mvn ((?:io\.)?dyndbg:[^`]+)`/).collect { match -> match[1] } }.toSet()
assert commands.size() >= 8

// What stands for something of the reader's.
project.copy('target/classes', 'loose')
project.copy("target/handbook-commands-1.0.jar", 'shop.jar')
def words = ['0.1.0-SNAPSHOT': dyndbgVersion, DIR: 'loose', NAME: 'loose', JARS: "${cache}/org/slf4j/slf4j-api/2.0.20/slf4j-api-2.0.20.jar",
             FILE: 'target/reports/dyndbg/dyndbg.json']
def typed = { command -> words.inject(command) { text, word, value -> text.replaceAll(/\b${java.util.regex.Pattern.quote(word)}\b/, java.util.regex.Matcher.quoteReplacement(value.toString())) } }

project.mvn('process-classes').succeeded()
// A report is what others begin with.
commands.toSorted { a, b -> b.startsWith('dyndbg:report') <=> a.startsWith('dyndbg:report') ?: a <=> b }.each { command ->
    project.mvn(typed(command).split(' ')).succeeded()
}
assert project.woven('loose/com/acme/First.class')
assert project.exists('shop.jar.unwoven')
assert project.exists('target/reports/dyndbg/index.html')

// And the two options of the listing that stand in a table.
assert project.mvn('dyndbg:list', '-Ddyndbg.query=level trace').succeeded().linesWith('First.java').size() == 1
project.mvn('dyndbg:list', '-Ddyndbg.outputFile=list.txt').succeeded()
assert project.read('list.txt').readLines().size() == 3
