namespace NetGen.Runtime.Tests.Networks;

public class NetworkSummaryTests
{
    private static readonly NetworkDescription Network = new DescriptionBuilder("DigitClassifier", new Shape(28, 28, 1))
        .Flatten().Dense(128, relu: true, layerName: "Hidden").Dropout().Dense(10).Build();

    [Fact]
    public void Is_a_table_of_the_layers()
    {
        const string Expected = """
            DigitClassifier: 28×28×1 → 10
            Layer (kind)         Output shape   Parameters   Multiply-adds
            ──────────────────────────────────────────────────────────────
            flatten1 (Flatten)   784                     0               0
            Hidden (Dense)       128               100,480         100,352
            dropout1 (Dropout)   128                     0               0
            dense2 (Dense)       10                  1,290           1,280
            ──────────────────────────────────────────────────────────────
            Total                                  101,770         101,632
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Network.ToString());
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void Is_the_same_in_every_culture_and_no_line_ends_in_spaces(string culture)
    {
        string expected = Network.ToString();
        CultureScope.Run(culture, () => Assert.Equal(expected, Network.ToString()));
        Assert.All(expected.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void An_unknown_layer_is_named_together_with_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Network.Layer("hidden"));
        Assert.StartsWith("DigitClassifier has no layer 'hidden'; its layers are flatten1, Hidden, dropout1, dense2.", error.Message, StringComparison.Ordinal);
    }
}
