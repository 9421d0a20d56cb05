package io.wirewatch.engines.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // type, positions, longest input of the tokeniser, limit
        "bert, 512, 512, 512",
        "bert, 512, 1000000000000000019884624838656, 512",
        "distilbert, 512, 128, 128",
        "xlm-roberta, 514, 1000000000000000019884624838656, 512",
        "roberta, 130, 512, 128",
        "camembert, 130, 512, 128",
        "modernbert, 8192, 8192, 512"
    })
    void theLimitIsThatOfModelAndTokeniser(String type, int positions, String longest, int limit) throws IOException {
        Path config = folder.resolve("config.json");
        Path tokenizer = folder.resolve("tokenizer_config.json");
        Files.writeString(config, """
                {"model_type": "%s", "max_position_embeddings": %d, "pad_token_id": 1, "id2label": {"0": "O", "1": "PER"}}
                """.formatted(type, positions));
        Files.writeString(tokenizer, "{\"model_max_length\": " + longest + "}");

        assertThat(ModelConfig.load(config, tokenizer).limit()).isEqualTo(limit);
        assertThat(ModelConfig.load(config, tokenizer).padding()).isEqualTo(1);
    }
}
