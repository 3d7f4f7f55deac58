using System.Text.Json;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Columns are what was said of them wherever they stand: by name, by place, and in another file.</summary>
public class CsvFeaturesTests
{
    private const string Table = "id,colour,age,size,y\np1,red,20,5,young\np2,blue,60,4,old\n";
    private static readonly CsvFeatures Given = new() { ["id"] = CsvFeature.Ignored, ["colour"] = CsvFeature.OneHot };
    private static readonly float[] First = [0, 1, 20, 5];

    /// <summary>The columns of a file that is read with the features of another one may stand anywhere, with others among them.</summary>
    [Theory]
    [InlineData("colour,age,size\nred,20,5\n")]
    [InlineData("size,colour,age\n5,red,20\n")]
    [InlineData("size,note,age,colour,id\n5,hello,20,red,p1\n")]
    [InlineData("y,size,age,id,colour\nold,5,20,?,red\n")]
    public void Columns_of_another_file_are_found_by_their_names(string other)
    {
        var train = Read(Table, Given);
        using var file = TemporaryFile.Of(other);

        var predicted = Dataset.FromCsvInputs(file.Path, features: train.Features);

        Assert.Equal(First, train.Input(0).ToArray());
        Assert.Equal(First, predicted.Input(0).ToArray());
        Assert.Equal(train.FeatureNames, predicted.FeatureNames);
        Assert.Equal(train.Features!.Where(c => c.Key != "id").Select(c => c.Key), predicted.Features!.Where(c => c.Key != "id").Select(c => c.Key));
    }

    [Fact]
    public void So_are_those_with_labels_and_with_targets()
    {
        var train = Read(Table, Given);
        using var labelled = TemporaryFile.Of("y,size,colour,extra,age\nold,5,red,0,20\n");
        using var numbers = TemporaryFile.Of("price,size,colour,age\n7,5,red,20\n");

        var validation = Dataset.FromCsv(labelled.Path, "y", classNames: train.ClassNames, features: train.Features);
        var priced = Dataset.FromCsv(numbers.Path, ["price"], features: train.Features);

        Assert.Equal(First, validation.Input(0).ToArray());
        Assert.Equal("old", validation.ClassNames![validation.Label(0)]);
        Assert.Equal(First, priced.Input(0).ToArray());
        Assert.Equal([7], priced.Target(0).ToArray());
    }

    /// <summary>Nothing but numbers, so that nothing was said of any column: they are found by their names all the same.</summary>
    [Fact]
    public void Numbers_of_which_nothing_was_said_are_found_by_their_names_too()
    {
        using var trainFile = TemporaryFile.Of("a,b,y\n1,2,3\n");
        using var other = TemporaryFile.Of("b,a\n2,1\n");
        var train = Dataset.FromCsv(trainFile.Path, ["y"]);

        Assert.Equal([1, 2], Dataset.FromCsvInputs(other.Path, features: train.Features).Input(0).ToArray());
        Assert.Equal([2, 1], Dataset.FromCsvInputs(other.Path).Input(0).ToArray());
    }

    [Fact]
    public void A_missing_column_is_an_error_that_names_it()
    {
        var train = Read(Table, Given);
        using var file = TemporaryFile.Of("colour,size\nred,5\n");

        string message = Assert.Throws<ArgumentException>(() => Dataset.FromCsvInputs(file.Path, features: train.Features)).Message;

        Assert.Equal($"{file.Path} has no column 'age'; its columns are colour, size.", message);
    }

    [Fact]
    public void A_column_to_learn_cannot_be_one_of_the_inputs()
    {
        var train = Read(Table, Given);
        using var file = TemporaryFile.Of("colour,age,size\nred,20,5\n");

        Assert.Contains("column 2 'age' is a target", Assert.Throws<ArgumentException>(() => Dataset.FromCsv(file.Path, ["age"], features: train.Features)).Message, StringComparison.Ordinal);
    }

    /// <summary>Those of one name keep their order among each other; where one more has it, nobody can know which is meant.</summary>
    [Fact]
    public void Columns_of_one_name_keep_their_order()
    {
        using var trainFile = TemporaryFile.Of("b,a,b,y\n1,2,3,0\n");
        using var other = TemporaryFile.Of("a,b,b\n2,1,3\n");
        using var more = TemporaryFile.Of("a,b,b,b\n2,1,3,4\n");
        var train = Dataset.FromCsv(trainFile.Path, ["y"]);

        Assert.Equal(["b", "a", "b.1"], train.FeatureNames!);
        Assert.Equal([1, 2, 3], Dataset.FromCsvInputs(other.Path, features: train.Features).Input(0).ToArray());
        Assert.Contains("columns 2 and 4 are both called 'b'", Assert.Throws<ArgumentException>(() => Dataset.FromCsvInputs(more.Path, features: train.Features)).Message, StringComparison.Ordinal);
    }

    /// <summary>Without names the columns beside those to learn are taken in their order, and there must be as many.</summary>
    [Fact]
    public void Without_names_columns_are_found_by_their_order()
    {
        using var trainFile = TemporaryFile.Of("old,M,0.5,p1,?\nyoung,F,0.7,p2,3\n");
        var features = new CsvFeatures { [1] = CsvFeature.OneHot, [^2] = CsvFeature.Ignored, [^1] = CsvFeature.Number with { Missing = MissingValues.Mean } };
        var train = Dataset.FromCsv(trainFile.Path, 0, features: features);
        using var inputs = TemporaryFile.Of("M,0.9,p9,\n");
        using var fewer = TemporaryFile.Of("M,0.9,\n");

        Assert.Equal([0, 1, 0.5f, 3], train.Input(0).ToArray());
        Assert.Null(train.FeatureNames);
        Assert.Equal(["1", "2", "3", "4"], train.Features!.Keys);
        Assert.Equal([0, 1, 0.9f, 3], Dataset.FromCsvInputs(inputs.Path, features: train.Features).Input(0).ToArray());
        Assert.Equal([0, 1, 0.5f, 3], Dataset.FromCsv(trainFile.Path, 0, features: train.Features).Input(0).ToArray());
        Assert.Contains(
            "expected 4 columns beside the 0 to learn, as many as the file without column names that the features come from, but found 3",
            Assert.Throws<ArgumentException>(() => Dataset.FromCsvInputs(fewer.Path, features: train.Features)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_places_go_together()
    {
        var features = new CsvFeatures { [0] = CsvFeature.Ignored, ["colour"] = CsvFeature.Index, [^2] = CsvFeature.Ignored };

        var data = Read(Table, features);

        Assert.Equal(["colour", "age"], data.FeatureNames!);
        Assert.Equal(["colour", "age", "id", "size"], data.Features!.Keys);
        Assert.Equal([1, 20], data.Input(0).ToArray());
    }

    [Fact]
    public void A_column_has_one_feature()
    {
        Assert.Contains("column 1 'id' has two features", Error(new() { ["id"] = CsvFeature.Ignored, [0] = CsvFeature.OneHot }), StringComparison.Ordinal);
        Assert.Contains("'0' is given twice, as the name of a column and as its index", Assert.Throws<ArgumentException>(() => new CsvFeatures { ["0"] = CsvFeature.Ignored, [0] = CsvFeature.OneHot }).Message, StringComparison.Ordinal);
        Assert.Contains("there is no column 5", Error(new() { [5] = CsvFeature.Ignored }), StringComparison.Ordinal);
        Assert.Contains("column 5 'y' is a target", Error(new() { [^1] = CsvFeature.OneHot }), StringComparison.Ordinal);

        static string Error(CsvFeatures features) => Assert.Throws<ArgumentException>(() => Read(Table, features)).Message;
    }

    [Fact]
    public void Features_of_another_file_can_be_changed_and_keep_their_order()
    {
        var features = new CsvFeatures(Read(Table, Given).Features!) { ["age"] = CsvFeature.Number with { Missing = MissingValues.Constant(-1) } };
        using var file = TemporaryFile.Of("size,age,colour\n5,,red\n");

        Assert.True(features.IsComplete);
        Assert.Equal([0, 1, -1, 5], Dataset.FromCsvInputs(file.Path, features: features).Input(0).ToArray());
    }

    /// <summary>Every kind, every treatment of missing values, by name and by place, complete and not.</summary>
    [Fact]
    public void They_survive_JSON()
    {
        var given = new CsvFeatures
        {
            ["a"] = CsvFeature.Number with { Missing = MissingValues.Mean, Rounded = true },
            ["b"] = CsvFeature.Number with { Missing = MissingValues.Constant(0.1f) },
            ["c"] = CsvFeature.OneHot with { Missing = MissingValues.Category("?\"ä"), Categories = ["x", "?\"ä"] },
            [3] = CsvFeature.Index with { Missing = MissingValues.Dropped },
            [^2] = CsvFeature.Ignored,
            [^1] = CsvFeature.Id,
        };
        AssertSame(given, JsonSerializer.Deserialize<CsvFeatures>(JsonSerializer.Serialize(given))!);
        var fitted = Read(Table, Given).Features!;
        AssertSame(fitted, JsonSerializer.Deserialize<CsvFeatures>(JsonSerializer.Serialize(fitted))!);
        Assert.All(given.Values, feature => AssertSame(feature, JsonSerializer.Deserialize<CsvFeature>(JsonSerializer.Serialize(feature))!));
        Assert.All(given.Values, feature => Assert.Equal(feature.Missing, JsonSerializer.Deserialize<MissingValues>(JsonSerializer.Serialize(feature.Missing))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"complete":true,"columns":[{"column":"a","by_name":true,"feature":{"kind":"7","rounded":false,"missing":{"kind":"Refused","value":null,"name":null},"categories":null}}]}""")]
    [InlineData("""{"complete":true,"columns":[{"column":"a","by_name":false,"feature":{"kind":"Number","rounded":false,"missing":{"kind":"Refused","value":null,"name":null},"categories":null}}]}""")]
    [InlineData("""{"complete":true,"columns":[{"column":"a","by_name":true,"feature":{"kind":"Number","rounded":false,"missing":{"kind":"Constant","value":1e99,"name":null},"categories":null}}]}""")]
    [InlineData("""{"complete":true,"columns":[{"column":"a","by_name":true,"feature":{"kind":"OneHot","rounded":false,"missing":{"kind":"Mean","value":null,"name":null},"categories":null}}]}""")]
    public void Other_JSON_is_an_error(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CsvFeatures>(json));

    private static void AssertSame(CsvFeatures expected, CsvFeatures actual)
    {
        Assert.Equal(expected.IsComplete, actual.IsComplete);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected.Keys, key => AssertSame(expected[key], actual[key]));
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
    }

    private static void AssertSame(CsvFeature expected, CsvFeature actual)
    {
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(expected with { Categories = null }, actual with { Categories = null });
    }

    private static Dataset Read(string table, CsvFeatures features)
    {
        using var file = TemporaryFile.Of(table);
        return Dataset.FromCsv(file.Path, ^1, features: features);
    }
}
