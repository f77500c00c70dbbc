import io.dyndbg.it.ChildProcess
import io.dyndbg.it.Project

// The README's first screen is what the demo prints, line by line.
def it = new File(basedir, '../../..').canonicalFile
def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)
project.copy('../../../demo', 'demo')

def demo = ChildProcess.run(basedir.toPath(), [:], [
        ChildProcess.javaCommand(), '-cp', new File(it, 'target/classes').path,
        "-Dmaven.home=$mavenHome", "-Ddyndbg.version=$dyndbgVersion", "-Dit.settings=$settings", "-Dit.repository=$localRepositoryPath",
        "-Dit.cache=$cache", 'io.dyndbg.it.demo.Demo', new File(basedir, 'demo').path]*.toString())
assert demo.code() == 0 : demo.text()

def readme = new File(it, '../README.md').text
// So is the line that ends a build.
def summary = (readme =~ /`(dyndbg: 6 classes, [^`]*)`/)[0][1]
assert !demo.linesWith(summary).empty

def first = readme[readme.indexOf('## Before and after')..<readme.indexOf('## Two commands')]
def blocks = (first =~ /(?ms)^```(\w*)\n(.*?)\n```$/).findAll { match -> match[1].empty }.collect { match -> match[2].readLines() }
assert blocks.size() == 4
for (block in blocks) {
    // What stands before an answer is the query.
    def lines = block.collect { line -> line.startsWith('file Tariff.java:price') ? "== Query: $line".toString() : line }
    def printed = demo.lines()
    assert (0..printed.size() - lines.size()).any { i -> printed.subList(i, i + lines.size()) == lines } : "$lines\nis not in\n${demo.text()}"
}
