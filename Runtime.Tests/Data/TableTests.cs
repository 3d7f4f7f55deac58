using System.Globalization;
using System.Text;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

[Network(4), Standardize, Dense(8, Activation.Tanh), Dense(2), CrossEntropyLoss]
internal sealed partial class AgeTeller;

[Network(2), Dense(4, Activation.Tanh), Dense(2), CrossEntropyLoss]
internal sealed partial class PairTeller;

/// <summary>Small tables as people have them, each of which was read wrongly or not at all once.</summary>
public sealed class TableTests : IDisposable
{
    private readonly TemporaryFile predictions = new(".csv");

    public void Dispose() => predictions.Dispose();

    [Fact]
    public void New_rows_with_columns_in_another_order_predict_what_they_say()
    {
        var train = Dataset.FromCsv(DataFiles.Table("f1_train.csv"), "y", features: new CsvFeatures { ["c"] = CsvFeature.OneHot });
        var network = new AgeTeller(seed: 1);
        new Trainer<AgeTeller>(network, new Adam { LearningRate = 0.05f }) { Epochs = 60 }.Fit(train);

        var other = Dataset.FromCsvInputs(DataFiles.Table("f1_new_other_order.csv"), features: train.Features);

        Assert.Equal(["c=blue", "c=red", "age", "size"], other.FeatureNames!);
        Assert.Equal(["young", "old"], Enumerable.Range(0, 2).Select(row => network.PredictLabel(other.Input(row))));
    }

    [Fact]
    public void Members_of_a_gzip_file_follow_each_other() => Assert.Equal(3, Dataset.FromCsv(DataFiles.Table("f3_two_members.csv.gz"), "y").Count);

    [Fact]
    public void Columns_of_one_name_can_be_ignored_together()
    {
        var features = new CsvFeatures { ["Date"] = CsvFeature.Ignored, [""] = CsvFeature.Ignored };
        var byPlace = new CsvFeatures { [0] = CsvFeature.Ignored, [3] = CsvFeature.Ignored, [^1] = CsvFeature.Ignored };

        foreach (var given in new[] { features, byPlace })
        {
            var data = Dataset.FromCsv(DataFiles.Table("f5_two_nameless_columns.csv"), ["CO"], separator: ';', features: given);
            Assert.Equal(["T"], data.FeatureNames!);
            Assert.Equal([13.3f], data.Input(1).ToArray());
        }
    }

    [Fact]
    public void A_file_without_a_header_can_have_categories_missing_values_and_names()
    {
        string path = DataFiles.Table("f6_headerless.csv");
        var mean = CsvFeature.Number with { Missing = MissingValues.Mean };
        var byPlace = Dataset.FromCsv(path, [^1], new CsvOptions { Features = new() { [0] = CsvFeature.OneHot, [2] = mean } });
        var byName = Dataset.FromCsv(path, ["rings"], new CsvOptions
        {
            ColumnNames = ["sex", "length", "height", "rings"],
            Features = new() { ["sex"] = CsvFeature.OneHot, ["height"] = mean },
        });

        foreach (var data in new[] { byPlace, byName })
        {
            Assert.Equal((3, 4), (data.Count, data.InputSize));
            Assert.Equal([0, 1, 0.455f, 0.25f], data.Input(0).ToArray());
            Assert.Equal([15], data.Target(0).ToArray());
        }

        Assert.Null(byPlace.FeatureNames);
        Assert.Equal(["sex=F", "sex=M", "length", "height"], byName.FeatureNames!);
    }

    [Fact]
    public void Text_with_a_comma_is_text() => Assert.EndsWith(
        "line 2: column 1 'name': expected a finite number, but found 'Doe, Mr. John', which is text: give the column a feature, CsvFeature.OneHot, Index, Ignored or Id.",
        Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(DataFiles.Table("f7_text_with_comma.csv"), "y")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Between_blanks_quotes_are_quotes()
    {
        var options = new CsvOptions { Separator = ' ', Features = new() { [1] = CsvFeature.Index, [3] = CsvFeature.Index } };

        var data = Dataset.FromCsvInputs(DataFiles.Table("f8_space_quoted.csv"), options);

        Assert.Equal([1, 0, 3, 0], data.Input(0).ToArray());
        Assert.Equal([4, 1, 6, 1], data.Input(1).ToArray());
        Assert.Equal(["a b", "c d"], data.Features!["1"].Categories!);
    }

    [Fact]
    public void Predictions_name_the_rows_of_the_file_and_their_ids()
    {
        var features = new CsvFeatures { ["id"] = CsvFeature.Id, ["a"] = CsvFeature.Number with { Missing = MissingValues.Dropped } };
        var train = Dataset.FromCsv(DataFiles.Table("f9_train.csv"), "y", features: features);
        var rows = Dataset.FromCsvInputs(DataFiles.Table("f9_new_missing.csv"), features: train.Features);

        new PairTeller(seed: 1).WritePredictions(rows, predictions.Path);

        Assert.Equal(["row,id,prediction", "1,12,", "2,13,"], File.ReadLines(predictions.Path).Select((line, i) => line[..(i == 0 ? 17 : 5)]));
        Assert.Equal([0], rows.DroppedRows);
        Assert.Equal((2, 1, 2), (rows.Count, rows.SourceRow(0), rows.SourceRow(1)));
        Assert.Equal(["12", "13"], Enumerable.Range(0, 2).Select(rows.Id));

        // A view has the rows and ids of what it shows.
        var last = rows.Slice(1, 1);
        new PairTeller(seed: 1).WritePredictions(last, predictions.Path);
        Assert.StartsWith("2,13,", File.ReadLines(predictions.Path).Last(), StringComparison.Ordinal);
        Assert.Equal(("13", 2), (last.Id(0), last.SourceRow(0)));
    }

    /// <summary>Every set of dropped rows of a small file leaves the others their numbers.</summary>
    [Fact]
    public void Rows_keep_their_numbers_whichever_are_dropped()
    {
        const int Rows = 7;
        for (int set = 0; set < (1 << Rows) - 1; set++)
        {
            bool IsDropped(int row) => (set & (1 << row)) != 0;
            using var file = TemporaryFile.Of("a,b\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(IsDropped(row) ? "?" : row)},1\n"))));
            var data = Dataset.FromCsvInputs(file.Path, features: new CsvFeatures { ["a"] = CsvFeature.Number with { Missing = MissingValues.Dropped } });

            Assert.Equal(Enumerable.Range(0, Rows).Where(IsDropped), data.DroppedRows);
            Assert.All(Enumerable.Range(0, data.Count), row => Assert.Equal(data.Input(row)[0], data.SourceRow(row)));
        }
    }

    [Fact]
    public void Integers_that_no_float_is_are_an_error_or_rounded()
    {
        string path = DataFiles.Table("f12_big_integers.csv");

        Assert.EndsWith(
            "line 2: column 1 'ts': expected a number that a float can hold, but found the integer '1700000001', which would be rounded to 1700000000; "
            + "to allow rounding, use CsvFeature.Number with { Rounded = true }.",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, "y")).Message,
            StringComparison.Ordinal);
        Assert.Equal([1_700_000_000], Dataset.FromCsv(path, "y", features: new CsvFeatures { ["ts"] = CsvFeature.Number with { Rounded = true } }).Input(0).ToArray());

        // Of a column to learn that alone can be said.
        using var target = TemporaryFile.Of("a,y\n1,16777217\n");
        Assert.Contains("column 2 'y': expected a number that a float can hold", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(target.Path, ["y"])).Message, StringComparison.Ordinal);
        Assert.Equal([16_777_216], Dataset.FromCsv(target.Path, ["y"], features: new CsvFeatures { ["y"] = CsvFeature.Number with { Rounded = true } }).Target(0).ToArray());
    }

    /// <summary>Integers that are floats, and numbers that are no integers, are read as ever.</summary>
    [Theory]
    [InlineData("16777216", 16_777_216f)]
    [InlineData("-16777218", -16_777_218f)]
    [InlineData("1700000000.00", 1_700_000_000f)]
    [InlineData("100000000000000000000000000000000000000", 1e38f, true)]
    [InlineData("16777217.5", 16_777_218f)]
    [InlineData("1.7000000011e9", 1_700_000_001.1f)]
    public void Other_large_numbers_are_read(string text, float expected, bool isError = false)
    {
        using var file = TemporaryFile.Of($"{text},x\n");

        if (isError)
        {
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1));
        }
        else
        {
            Assert.Equal([expected], Dataset.FromCsv(file.Path, ^1).Input(0).ToArray());
        }
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_where_that_is_chosen()
    {
        string path = DataFiles.Table("m_label_missing.csv");

        Assert.Contains(
            "line 3: column 2 'y': expected a label, but found nothing: the value is missing (CsvOptions.MissingLabel = MissingValues.Dropped leaves such rows out)",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, "y")).Message,
            StringComparison.Ordinal);
        var data = Dataset.FromCsv(path, "y", new CsvOptions { MissingLabel = MissingValues.Dropped });
        Assert.Equal([1, 3], Enumerable.Range(0, 2).Select(row => data.Input(row)[0]));
        Assert.Equal(["u", "v"], data.ClassNames!);
        Assert.Equal([1], data.DroppedRows);

        // Likewise numbers to learn.
        using var numbers = TemporaryFile.Of("a,y,z\n1,2,3\n4,?,6\n7,8,\n");
        Assert.Equal([1, 2], Dataset.FromCsv(numbers.Path, ["y", "z"], new CsvOptions { MissingLabel = MissingValues.Dropped }).DroppedRows);
    }

    [Fact]
    public void Encodings_are_told_or_marked()
    {
        var latin1 = new CsvOptions { Encoding = Encoding.Latin1 };

        Assert.Equal(["Temp(°C)"], Dataset.FromCsv(DataFiles.Table("m_latin1_header.csv"), "y", latin1).FeatureNames!);
        Assert.Contains("set CsvOptions.Encoding, for example to Latin1", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(DataFiles.Table("m_latin1_header.csv"), "y")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Markers_of_missing_values_are_told()
    {
        string path = DataFiles.Table("m_missing_marker.csv");
        var features = new CsvFeatures { ["x"] = CsvFeature.Number with { Missing = MissingValues.Constant(7) } };

        Assert.Contains("add it to CsvOptions.MissingMarkers", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, "y", features: features)).Message, StringComparison.Ordinal);
        Assert.Equal([7], Dataset.FromCsv(path, "y", new CsvOptions { Features = features, MissingMarkers = [.. CsvOptions.Default.MissingMarkers, "-"] }).Input(0).ToArray());
    }
}
