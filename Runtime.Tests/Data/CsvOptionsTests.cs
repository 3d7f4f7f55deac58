using System.Globalization;
using System.Text;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

public class CsvOptionsTests
{
    /// <summary>The first line of scikit-learn's own files says how many rows, columns and which classes there are: it is no header.</summary>
    [Fact]
    public void Lines_that_are_no_header_are_skipped()
    {
        using var file = TemporaryFile.Of("150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n7.0,3.2,4.7,1.4,1\n6.3,3.3,6.0,2.5,2\n");

        var data = Dataset.FromCsv(file.Path, ^1, new CsvOptions { SkipLines = 1 });

        Assert.Equal((3, 4, 3), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], data.Input(0).ToArray());
        Assert.Null(data.FeatureNames);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void What_stands_in_skipped_lines_does_not_matter_and_lines_are_counted_on(string lineEnd)
    {
        string text = string.Join(lineEnd, "\"a quote, never closed", "", new string('x', 200_000), "a,y", "1,u", "two,v", "");
        using var file = TemporaryFile.Of("\uFEFF" + text);
        using var right = TemporaryFile.Of(text.Replace("two", "2", StringComparison.Ordinal));
        var options = new CsvOptions { SkipLines = 3 };

        Assert.Contains("line 6: column 1 'a': expected a finite number, but found 'two'", Error(file, options), StringComparison.Ordinal);
        Assert.Equal([2], Dataset.FromCsv(right.Path, "y", options).Input(1).ToArray());
        Assert.Contains("the file is empty", Error(right, options with { SkipLines = 6 }), StringComparison.Ordinal);
        Assert.Contains("the file is empty", Error(right, options with { SkipLines = int.MaxValue }), StringComparison.Ordinal);

        static string Error(TemporaryFile file, CsvOptions options) => Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, "y", options)).Message;
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Decimals_may_stand_behind_a_comma_in_every_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        using var file = TemporaryFile.Of("a;b;y\n1,5;-2,25e-1;u\n3;,5;v\n");

        var data = Dataset.FromCsv(file.Path, "y", new CsvOptions { Separator = ';', DecimalSeparator = ',' });

        Assert.Equal([1.5f, -0.225f], data.Input(0).ToArray());
        Assert.Equal([3, 0.5f], data.Input(1).ToArray());
    }

    [Theory]
    [InlineData("1.5", "found '1.5'; if '.' is the decimal separator, set CsvOptions.DecimalSeparator.")]
    [InlineData("1.234,5", "found '1.234,5'.")]
    [InlineData("1,2,3", "found '1,2,3'.")]
    [InlineData("16777217,0", "the integer '16777217,0'")]
    public void Then_other_numbers_are_wrong(string number, string message)
    {
        using var file = TemporaryFile.Of($"{number};u\n");

        string error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1, new CsvOptions { Header = CsvHeader.False, Separator = ';', DecimalSeparator = ',' })).Message;

        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "utf-32", true }, { "utf-32BE", true },
        { "utf-8", false }, { "utf-16", false }, { "iso-8859-1", false }, { "windows-1252", false }, { "shift_jis", false }, { "ibm850", false },
    };

    /// <summary>By name, or by their mark alone. More than a block, whose ends fall into characters of two and four bytes.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_in_its_encoding(string name, bool isMarked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        string[] words = encoding.GetByteCount("𝄞") > 1 && name.StartsWith("utf", StringComparison.Ordinal) ? ["ä€𝄞", "x"] : name == "shift_jis" ? ["日本", "x"] : ["äéß", "x"];
        var text = new StringBuilder($"größe,{words[0]}\n".Replace("größe", name == "shift_jis" ? "大" : "größe", StringComparison.Ordinal));
        for (int row = 0; row < 40_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},{words[row % 2]}\n");
        }

        using var file = TemporaryFile.Of([.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.ToString())]);
        var data = Dataset.FromCsv(file.Path, words[0], new CsvOptions { Encoding = isMarked ? null : encoding });

        Assert.Equal(40_000, data.Count);
        Assert.Equal([name == "shift_jis" ? "大" : "größe"], data.FeatureNames!);
        Assert.Equal(words.Order(StringComparer.Ordinal), data.ClassNames!);
        Assert.All(Enumerable.Range(0, data.Count), row => Assert.Equal((row, words[row % 2]), ((int)data.Input(row)[0], data.ClassNames![data.Label(row)])));
    }

    [Fact]
    public void A_mark_is_believed_before_what_is_told()
    {
        using var file = TemporaryFile.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("1,ä\n")]);

        Assert.Equal(["ä"], Dataset.FromCsv(file.Path, ^1, new CsvOptions { Encoding = Encoding.Latin1 }).ClassNames!);
    }

    [Fact]
    public void Bytes_that_are_not_of_the_encoding_are_an_error()
    {
        byte[] half = Encoding.Unicode.GetBytes("1,x\n1,y\n");
        half[^3] = 0xD8;
        using var file = TemporaryFile.Of(half);
        using var odd = TemporaryFile.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("1,x\n"), 7]);

        Assert.Contains("expected text in utf-16, but found other bytes", Error(file), StringComparison.Ordinal);
        Assert.Contains("expected text in utf-16, but found other bytes", Error(odd), StringComparison.Ordinal);

        static string Error(TemporaryFile file) =>
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1, new CsvOptions { Encoding = Encoding.Unicode })).Message;
    }

    /// <summary>A marker is one in either case, of numbers also in quotes, of text not; what is set replaces the others, but nothing is always missing.</summary>
    [Fact]
    public void Markers_are_those_that_are_set()
    {
        using var file = TemporaryFile.Of("a,b,y\n-999,\"none\",u\n,NONE,u\n\"-999\",NA,v\n-9990,–,v\n");
        var options = new CsvOptions
        {
            MissingMarkers = ["-999", "none", "–"],
            Features = new()
            {
                ["a"] = CsvFeature.Number with { Missing = MissingValues.Constant(1) },
                ["b"] = CsvFeature.OneHot with { Missing = MissingValues.Category("missing") },
            },
        };

        var data = Dataset.FromCsv(file.Path, "y", options);

        Assert.Equal([1, 1, 1, -9990], Enumerable.Range(0, 4).Select(row => data.Input(row)[0]));
        Assert.Equal(["NA", "missing", "none"], data.Features!["b"].Categories!);
        Assert.Equal(["none", "missing", "NA", "missing"], Enumerable.Range(0, 4).Select(row => data.Features!["b"].Categories![data.Input(row)[1..].IndexOf(1)]));
        Assert.Contains(
            "found '-999', which stands for a missing value",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, "y", options with { Features = null })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_those_that_are_given()
    {
        using var nameless = TemporaryFile.Of("1,2,u\n3,4,v\n");
        using var named = TemporaryFile.Of("x,y,z\n1,2,u\n3,4,v\n");
        string[] names = ["a", "b", "c"];

        foreach (var data in new[] { Dataset.FromCsv(nameless.Path, "c", new CsvOptions { ColumnNames = names }), Dataset.FromCsv(named.Path, "c", new CsvOptions { ColumnNames = names, Header = CsvHeader.True }) })
        {
            Assert.Equal(["a", "b"], data.FeatureNames!);
            Assert.Equal([3, 4], data.Input(1).ToArray());
        }

        Assert.Contains("has 3 columns, but there are 2 ColumnNames", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(nameless.Path, ^1, new CsvOptions { ColumnNames = ["a", "b"] })).Message, StringComparison.Ordinal);
        Assert.Contains("line 1: column 1 'a': expected a finite number, but found 'x'", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(named.Path, "c", new CsvOptions { ColumnNames = names })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 u\n3 4 v\n")]
    [InlineData("  1   2 u  \n3\t 4    v \r\n")]
    [InlineData(" \"1\"   \"2\"   \"u\"  \n3 4 v")]
    public void Several_blanks_separate_like_one(string text)
    {
        using var file = TemporaryFile.Of(text);

        var data = Dataset.FromCsv(file.Path, ^1, separator: ' ');

        Assert.Equal([3, 4], data.Input(1).ToArray());
        Assert.Equal(["u", "v"], data.ClassNames!);
    }

    [Fact]
    public void What_is_read_is_bounded()
    {
        string table = "a,b,y\n" + string.Concat(Enumerable.Range(0, 100).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row},n{row % 50},u\n")));
        using var file = TemporaryFile.Of(table);
        using var packed = TemporaryFile.Of(GzipBytes.Of(table));
        var options = new CsvOptions { Features = new() { ["b"] = CsvFeature.OneHot } };

        Assert.Equal(51, Dataset.FromCsv(file.Path, "y", options with { MaxRows = 100, MaxCategories = 50, MaxBytes = 51 * 100 * 4 }).InputSize);
        Assert.Contains("line 101: expected at most 99 rows (CsvOptions.MaxRows), but found one more", Error(file, options with { MaxRows = 99 }), StringComparison.Ordinal);
        Assert.Contains("line 51: column 2 'b': expected at most 49 categories, but found one more, 'n49'; CsvOptions.MaxCategories allows", Error(file, options with { MaxCategories = 49 }), StringComparison.Ordinal);
        Assert.Contains("the inputs take at most 20399 bytes (CsvOptions.MaxBytes), but its 100 rows would have 51 each, 50 of them from the categories of 'b': CsvFeature.Index makes one input of them, which an Embedding looks up", Error(file, options with { MaxBytes = 20_399 }), StringComparison.Ordinal);
        foreach (var (one, what) in new[] { (file, ""), (packed, " when it is unpacked") })
        {
            Assert.Contains($"expected at most {table.Length - 1} bytes{what}, but found more: CsvOptions.MaxBytes allows more", Error(one, options with { MaxBytes = table.Length - 1 }), StringComparison.Ordinal);
        }

        // Categories that are given, and indices, take no more than was asked for.
        string[] categories = [.. Enumerable.Range(0, 50).Select(i => $"n{i}")];
        Assert.Equal(51, Dataset.FromCsv(file.Path, "y", new CsvOptions { MaxCategories = 1, Features = new() { ["b"] = CsvFeature.OneHot with { Categories = categories } } }).InputSize);
        Assert.Equal(2, Dataset.FromCsv(file.Path, "y", new CsvOptions { MaxCategories = 1, Features = new() { ["b"] = CsvFeature.Index } }).InputSize);

        static string Error(TemporaryFile file, CsvOptions options) => Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, "y", options)).Message;
    }

    [Fact]
    public void A_line_of_nothing_but_separators_is_bounded()
    {
        using var file = TemporaryFile.Of(new string(',', 1 << 21));

        Assert.Contains("line 1: the record has more than 1048576 fields", Assert.Throws<InvalidDataException>(() => Dataset.FromCsvInputs(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_each_other_or_are_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { SkipLines = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { DecimalSeparator = ';' });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { MaxRows = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { MaxBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { MaxCategories = 0 });
        Assert.Throws<ArgumentException>(() => new CsvOptions { MissingLabel = MissingValues.Mean });
        Assert.Throws<ArgumentNullException>(() => new CsvOptions { MissingMarkers = [null!] });
        Assert.Throws<ArgumentNullException>(() => Dataset.FromCsvInputs("a", options: null!));
        Assert.Contains("',' separates both fields and decimals", Assert.Throws<ArgumentException>(() => Dataset.FromCsvInputs("a", new CsvOptions { DecimalSeparator = ',' })).Message, StringComparison.Ordinal);
    }
}
