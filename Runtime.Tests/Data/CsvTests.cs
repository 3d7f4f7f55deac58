using System.Globalization;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

public class CsvTests
{
    [Fact]
    public void TextLabels_AreClassesInOrdinalOrder()
    {
        var data = Labelled("1,2,pear\n3,4,apple\n5,6,Zebra\n7,8,apple\n");

        Assert.Equal((4, 2, 3), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal(["Zebra", "apple", "pear"], data.ClassNames!);
        Assert.Equal([2, 1, 0, 1], Labels(data));
        Assert.Equal([5, 6], data.Input(2).ToArray());
        Assert.Null(data.FeatureNames);
    }

    [Theory]
    [InlineData("9,10,2", "2,9,10")]
    [InlineData("-1,1,0", "-1,0,1")]
    [InlineData("1,01,0", "0,01,1")]
    [InlineData("10,9,x", "10,9,x")]
    [InlineData("10.5,9,10", "10,10.5,9")]
    public void IntegerLabels_AreInTheOrderOfNumbers(string labels, string classes)
    {
        var data = Labelled(string.Join('\n', labels.Split(',').Select(label => $"0,{label}")));

        Assert.Equal(classes.Split(','), data.ClassNames!);
        Assert.Equal(labels.Split(','), Labels(data).Select(l => data.ClassNames![l]));
    }

    [Fact]
    public void ClassNames_OfAnotherFile_GiveItsIndices()
    {
        using var file = TemporaryFile.Of("1,b\n2,b\n");
        var data = Dataset.FromCsv(file.Path, ^1, classNames: ["c", "b", "a"]);

        Assert.Equal([1, 1], Labels(data));
        Assert.Equal(["c", "b", "a"], data.ClassNames!);
    }

    [Theory]
    [InlineData("a,b,kind\n1,2,x\n", CsvHeader.Auto, 1)]
    [InlineData("a,b,kind\n1,2,x\n", CsvHeader.True, 1)]
    [InlineData("1,2,x\n3,4,y\n", CsvHeader.Auto, 2)]
    [InlineData("1,2,x\n3,4,y\n", CsvHeader.False, 2)]
    [InlineData("1,2,kind\n3,4,y\n", CsvHeader.True, 1)]
    [InlineData(",b,kind\n1,2,x\n", CsvHeader.Auto, 1)]
    public void Header_IsFoundOrTold(string text, CsvHeader header, int rows)
    {
        using var file = TemporaryFile.Of(text);
        var data = Dataset.FromCsv(file.Path, 2, header);

        Assert.Equal(rows, data.Count);
        Assert.Equal(rows == 1 ? text.Split(',')[..2] : null, data.FeatureNames);
    }

    [Fact]
    public void LabelColumn_MayBeAskedForByPlaceOrName()
    {
        using var file = TemporaryFile.Of("a,kind,b\n1,x,2\n3,y,4\n");
        foreach (var data in new[] { Dataset.FromCsv(file.Path, 1), Dataset.FromCsv(file.Path, ^2), Dataset.FromCsv(file.Path, "kind") })
        {
            Assert.Equal([3, 4], data.Input(1).ToArray());
            Assert.Equal([0, 1], Labels(data));
            Assert.Equal(["a", "b"], data.FeatureNames!);
        }
    }

    [Fact]
    public void NamedColumn_MakesTheFirstLineAHeader_EvenWhereItIsNumbers()
    {
        using var file = TemporaryFile.Of("0,1,2\n5,6,7\n");
        var data = Dataset.FromCsv(file.Path, "2");

        Assert.Equal(["7"], data.ClassNames!);
        Assert.Equal(["0", "1"], data.FeatureNames!);
    }

    [Fact]
    public void TargetColumns_AreNumbersInTheOrderAskedFor()
    {
        using var file = TemporaryFile.Of("y,a,z,b\n1,2,3,4\n5,6,7,8\n");
        foreach (var data in new[] { Dataset.FromCsv(file.Path, targetColumns: [2, 0]), Dataset.FromCsv(file.Path, targetColumns: ["z", "y"]) })
        {
            Assert.Equal((2, 2, 2), (data.Count, data.InputSize, data.TargetSize));
            Assert.Equal([7, 5], data.Target(1).ToArray());
            Assert.Equal([6, 8], data.Input(1).ToArray());
            Assert.False(data.HasLabels);
            Assert.Equal(["a", "b"], data.FeatureNames!);
        }
    }

    [Fact]
    public void InputsOnly_TakesEveryColumn()
    {
        using var file = TemporaryFile.Of("a\n1\n2\n");
        var data = Dataset.FromCsvInputs(file.Path);

        Assert.Equal((2, 1, false, false), (data.Count, data.InputSize, data.HasLabels, data.HasTargets));
        Assert.Equal(["a"], data.FeatureNames!);
    }

    [Theory]
    [InlineData("1,\"a,b\"\n", "a,b")]
    [InlineData("1,\"say \"\"hi\"\"\"\n", "say \"hi\"")]
    [InlineData("1,\"\"\"\"\n", "\"")]
    [InlineData("1,\"two\nlines\"\r\n", "two\nlines")]
    [InlineData("1,\"  kept  \"", "  kept  ")]
    [InlineData("1,  trimmed \t\n", "trimmed")]
    [InlineData("1 ,  \" quoted\"  \n", " quoted")]
    [InlineData("\"1\",\"\"\n", "")]
    [InlineData("1,\"NA\"\n", "NA")]
    [InlineData("1,ä€𝄞\n", "ä€𝄞")]
    [InlineData("\uFEFF1,x\n", "x")]
    [InlineData("\uFEFF\"1\",x\r\n\r\n\n", "x")]
    public void Quoting_FollowsRfc4180(string text, string label)
    {
        var data = Labelled(text);

        Assert.Equal([label], data.ClassNames!);
        Assert.Equal([1], data.Input(0).ToArray());
    }

    [Theory]
    [InlineData("1,x\n2,y")]
    [InlineData("1,x\n2,y\n")]
    [InlineData("1,x\r\n2,y\r\n")]
    [InlineData("1,x\r\n2,y\n\n  \n")]
    [InlineData("1,x\r2,y\r")]
    public void LineEnds_OfEveryKind_GiveTheSame(string text) => Assert.Equal([0, 1], Labels(Labelled(text)));

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData(' ')]
    public void Separator_IsFree(char separator)
    {
        using var file = TemporaryFile.Of($"1.5{separator}2{separator}\"a,{separator}b\"\n");
        var data = Dataset.FromCsv(file.Path, ^1, separator: separator);

        Assert.Equal([1.5f, 2], data.Input(0).ToArray());
        Assert.Equal([$"a,{separator}b"], data.ClassNames!);
    }

    [Fact]
    public void Gzip_IsRecognisedByItsFirstBytes()
    {
        using var file = TemporaryFile.Of(GzipBytes.Of("1,x\n2,y\n"));

        Assert.Equal([0, 1], Labels(Dataset.FromCsv(file.Path, ^1)));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Numbers_AreReadTheSameInEveryCulture(string culture)
    {
        using var scope = new CultureScope(culture);
        using var file = TemporaryFile.Of("1.5,-2.25,1e-3,+.5,I\n-0,3.,1E2,123456789.125,i\n");
        var data = Dataset.FromCsv(file.Path, ^1);

        Assert.Equal([1.5f, -2.25f, 0.001f, 0.5f], data.Input(0).ToArray());
        Assert.Equal([-0f, 3f, 100f, 123456789.125f], data.Input(1).ToArray());
        Assert.Equal(["I", "i"], data.ClassNames!);
    }

    [Fact]
    public void Numbers_AreRoundedAsParseRoundsThem()
    {
        var random = new Random(7);
        for (int i = 0; i < 20000; i++)
        {
            int digits = random.Next(1, 9), decimals = random.Next(0, digits + 1);
            string number = random.Next((int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            string text = (random.Next(2) == 0 ? "-" : "") + number[..(digits - decimals)] + (decimals > 0 || random.Next(2) == 0 ? "." : "") + number[(digits - decimals)..];

            Assert.True(CsvNumber.TryParse(System.Text.Encoding.ASCII.GetBytes(text), '.', out float value), text);
            Assert.Equal(BitConverter.SingleToInt32Bits(float.Parse(text, CultureInfo.InvariantCulture)), BitConverter.SingleToInt32Bits(value));
        }
    }

    [Fact]
    public void LongRecordsAndFields_CrossTheBufferWhole()
    {
        // The buffer holds 128 KiB: records of 11 bytes to 300 KB put its end into every kind of place, CR LF and quotes included.
        var random = new Random(3);
        var text = new System.Text.StringBuilder();
        var expected = new List<string>();
        for (int row = 0; row < 3000; row++)
        {
            int length = row == 1500 ? 300_000 : random.Next(0, 300);
            string label = $"{row} \"\r\n,{new string('x', length)}";
            expected.Add(label);
            text.Append(CultureInfo.InvariantCulture, $"{row},\"{label.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n");
        }

        var data = Labelled(text.ToString());

        Assert.Equal(expected, Labels(data).Select(l => data.ClassNames![l]));
        Assert.Equal(Enumerable.Range(0, 3000), Enumerable.Range(0, 3000).Select(row => (int)data.Input(row)[0]));
    }

    [Fact]
    public void Digits_AreRead()
    {
        var data = Dataset.FromCsv(DataFiles.Digits, labelColumn: ^1);

        Assert.Equal((1797, 64, 10), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], data.ClassNames!);
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], Labels(data).CountBy(l => l).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal([0, 0, 5, 13, 9, 1, 0, 0], data.Input(0)[..8].ToArray());
        Assert.Equal(561718, Enumerable.Range(0, data.Count).Sum(row => data.Input(row).ToArray().Sum()));
    }

    [Fact]
    public void Iris_IsRead()
    {
        var data = Dataset.FromCsv(DataFiles.Iris, labelColumn: "species");

        Assert.Equal((150, 4), (data.Count, data.InputSize));
        Assert.Equal(["setosa", "versicolor", "virginica"], data.ClassNames!);
        Assert.Equal(["sepal_length", "sepal_width", "petal_length", "petal_width"], data.FeatureNames!);
        Assert.Equal([50, 50, 50], Labels(data).CountBy(l => l).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], data.Input(0).ToArray());
    }

    private static Dataset Labelled(string text)
    {
        using var file = TemporaryFile.Of(text);
        return Dataset.FromCsv(file.Path, ^1);
    }

    private static int[] Labels(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(data.Label)];
}
