import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion)

assert !project.exists('target/classes')
assert !project.buildLog().contains('[WARNING]')
assert !(project.buildLog() =~ /dyndbg: \d+ classes/)
