import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

def run = { java, String... options ->
    java.javaIn([*options, '-Dspring.main.banner-mode=off', '-jar', 'target/spring-boot-log4j2-1.0.jar']).succeeded()
}
def said = { result -> result.lines().findAll { it =~ / (INFO|DEBUG|TRACE) / }.collect { it.replaceAll(/^.* (INFO|DEBUG|TRACE) .* : /, '$1 ') } }

for (java in [project, *project.onJdk25()]) {
    // No query: what Spring Boot says, and nothing else.
    assert said(run(java)).every { it.startsWith('INFO ') }

    def forced = run(java, '-Ddyndbg=+p')
    assert said(forced).findAll { !it.startsWith('INFO ') } == ['DEBUG made', 'DEBUG running', 'TRACE working']
    // While Spring Boot starts a filter of its own lets nothing through; it is obeyed, and named.
    assert forced.linesWith('dyndbg:').every { it.startsWith('dyndbg: start') || it.contains('DenyAllFilter (DenyAll)') }
    assert forced.linesWith('dyndbg: start, so far: +p: 4 sites matched, 4 changed: 4 in force').size() == 1

    def silent = run(java, '-Ddyndbg=+q')
    assert said(silent).every { it.startsWith('INFO ') }
}
