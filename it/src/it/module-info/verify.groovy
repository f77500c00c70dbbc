import java.lang.module.ModuleDescriptor
import io.dyndbg.it.Project

def project = Project.of(basedir, localRepositoryPath, settings, cache, dyndbgVersion, mavenHome)

assert project.buildLog().contains('requires io.dyndbg.runtime')
def descriptor = ModuleDescriptor.read(new ByteArrayInputStream(project.content('target/classes/module-info.class')))
assert descriptor.requires()*.name().containsAll(['io.dyndbg.runtime', 'org.slf4j', 'java.base'])

def run = { Object... options ->
    project.javaIn([*options, '-p', project.path('target/classes', 'target/lib'), '-m', 'com.acme.named/com.acme.named.App']).succeeded()
}
assert run().lines().size() == 1
assert run('-Ddyndbg=+pm').linesWith('DEBUG App [] [] module-info: in module com.acme.named').size() == 1

// Again: nothing to add any more.
def woven = project.snapshot('target/classes')
project.mvn('package').succeeded()
assert project.snapshot('target/classes') == woven
