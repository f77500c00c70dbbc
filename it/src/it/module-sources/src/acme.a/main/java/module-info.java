module acme.a {
    requires acme.b;
    requires org.slf4j;
}
