import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

def before = project.snapshot('target/classes')

// Another configuration weaves anew, from the originals; the compiler has nothing to do.
def all = project.mvn('-Ddyndbg.arguments=all', 'package').succeeded()
assert all.linesWith('Nothing to compile').size() == 1
assert project.snapshot('target/classes').keySet() == before.keySet()
assert project.contents(project.snapshot('target/classes')) != project.contents(before)

// And back: what the first build wrote, byte for byte.
project.mvn('package').succeeded()
assert project.contents(project.snapshot('target/classes')) == project.contents(before)

// Without the originals the goal stops and says what to do, and has touched nothing.
def woven = project.snapshot('target/classes')
project.delete('target/dyndbg')
def stopped = project.mvn('-Ddyndbg.levels=debug', 'package')
assert stopped.code() != 0
assert !stopped.linesWith('clean').empty
assert project.snapshot('target/classes') == woven
assert project.mvn('-Ddyndbg.levels=debug', 'clean', 'package').code() == 0
