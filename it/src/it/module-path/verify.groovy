import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

// The first build has run the tests with no query: they pass as unwoven ones do.
def tests = { result, tests -> result.linesWith('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time').size() == tests }
assert project.buildLog().count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time') == 4

def forced = project.mvn('surefire:test', '-DargLine=-Ddyndbg=+p', '-Dexpected=1').succeeded()
assert tests(forced, 4)
def quiet = project.mvn('surefire:test', '-DargLine=-Ddyndbg=+q').succeeded()
assert tests(quiet, 4)

// All on the module path, the logging libraries too.
def run = { module, name, Object... options ->
    project.javaIn([*options, '-p', project.path("$module/target/classes", "$module/target/lib"), '-m', "com.acme.$name/com.acme.${name}.App"])
            .succeeded()
}
['slf4j-logback': 'slf4jlogback', 'log4j': 'log4j', 'jul': 'jul'].each { module, name ->
    assert run(module, name).linesWith('in module').empty
    assert run(module, name, '-Ddyndbg=+q').linesWith('in module').empty
}
assert run('slf4j-logback', 'slf4jlogback', '-Ddyndbg=+p').linesWith('DEBUG App [] [] in module com.acme.slf4jlogback at com.acme.slf4jlogback.App.main(App.java:10)').size() == 1
assert run('log4j', 'log4j', '-Ddyndbg=+p').linesWith('DEBUG App in module com.acme.log4j at com.acme.log4j.App.main(App.java:10)').size() == 1
// The JDK's own handler takes nothing below INFO, and dyndbg says so.
assert run('jul', 'jul', '-Ddyndbg=+p').linesWith('ConsoleHandler is at level INFO').size() == 1

// Without the library the module can't be resolved, as the handbook says.
def lib = project.find('slf4j-logback/target/lib', '.jar').find { it.name.startsWith('dyndbg-runtime') }
assert lib.delete()
def missing = project.javaIn(['-p', project.path('slf4j-logback/target/classes', 'slf4j-logback/target/lib'), '-m', 'com.acme.slf4jlogback/com.acme.slf4jlogback.App'])
assert missing.code() != 0 && !missing.linesWith('io.dyndbg.runtime not found').empty
