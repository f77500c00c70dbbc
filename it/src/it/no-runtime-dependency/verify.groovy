import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

def log = project.buildLog()
assert log.contains('<groupId>io.dyndbg</groupId>')
assert log.contains('<artifactId>dyndbg-runtime</artifactId>')
assert log.contains("<version>${dyndbgVersion}</version>")
// Nothing was written: the classes are as the compiler left them.
assert !project.woven('target/classes/com/acme/First.class')
assert !project.exists('target/classes/META-INF/dyndbg')
