// @about@
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class Token {
    public static void main(String[] arguments) throws Exception {
        char[] password = password();
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(Path.of("@keystore@"))) {
            keystore.load(file, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keystore, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpRequest request = HttpRequest.newBuilder(URI.create("@url@"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("@body@"))
            .build();
        HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.body());
        System.exit(answer.statusCode() == 200 ? 0 : 1);
    }

    private static char[] password() throws Exception {
        if (System.console() != null) {
            return System.console().readPassword("@prompt@: ");
        }
        return new BufferedReader(new InputStreamReader(System.in)).readLine().toCharArray();
    }
}
