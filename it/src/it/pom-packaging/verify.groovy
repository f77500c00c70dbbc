import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert !project.exists('target/classes')
assert !(project.buildLog() =~ /\[(WARNING|ERROR)\].*dyndbg/)
assert !(project.buildLog() =~ /dyndbg: \d+ classes/)
