import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion)

['one': 'First', 'two': 'Second'].each { module, name ->
    assert project.woven("${module}/target/classes/com/acme/${module}/${name}.class")
    assert project.list("${module}/target/classes/META-INF/dyndbg") == ["com.acme.${module}.dyndbg", 'index']
}
assert project.buildLog().findAll(/dyndbg: 1 classes, 1 sites, 0 guards; /).size() == 2
assert !project.exists('target/classes')
