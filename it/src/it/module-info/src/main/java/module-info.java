module com.acme.named {
    requires org.slf4j;
}
