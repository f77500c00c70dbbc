import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.mvn('dyndbg:list').succeeded().linesWith('com/acme/').size() == 2

// A source is gone: the compiler builds the module anew.
project.delete('src/main/java/com/acme/Second.java')
project.mvn('package').succeeded()
assert !project.exists('target/classes/com/acme/Second.class')
def listing = project.mvn('dyndbg:list').succeeded()
assert listing.linesWith('the second').empty
assert listing.linesWith('the first').size() == 1

// The last class with a statement is gone, source and class file, as an IDE does it: no blob stays behind.
project.delete('src/main/java/com/acme/First.java')
project.delete('target/classes/com/acme/First.class')
project.mvn('-Dmaven.compiler.useIncrementalCompilation=false', 'package').succeeded()
assert project.list('target/classes/META-INF/dyndbg').empty
