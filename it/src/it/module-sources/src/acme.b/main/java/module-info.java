module acme.b {
    requires org.slf4j;

    exports acme.b;
}
