module com.acme.jul {
    requires java.logging;
}
