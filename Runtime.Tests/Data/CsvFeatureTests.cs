namespace NetGen.Runtime.Tests.Data;

public class CsvFeatureTests
{
    private const string Table =
        """
        id,island,mass,sex,species
        p1,Torgersen,3.5,f,Adelie
        p2,Biscoe,,m,Gentoo
        p3,Dream,4.5,NA,Adelie
        p4,Biscoe,5,"NA",Gentoo

        """;

    private static readonly Dictionary<string, CsvFeature> Features = new()
    {
        ["id"] = CsvFeature.Ignored,
        ["island"] = CsvFeature.OneHot,
        ["mass"] = CsvFeature.Number with { Missing = MissingValues.Mean },
        ["sex"] = CsvFeature.Index with { Missing = MissingValues.Category("unknown") },
    };

    [Fact]
    public void Columns_become_what_was_asked_for()
    {
        var data = Read(Table, Features);

        Assert.Equal(["island=Biscoe", "island=Dream", "island=Torgersen", "mass", "sex"], data.FeatureNames!);
        Assert.Equal((4, 5, 2), (data.Count, data.InputSize, data.ClassCount));

        // The mean of 3.5, 4.5 and 5 in double, rounded once. "NA" in quotes is a category; the four are NA, f, m, unknown.
        const float Mean = (float)(13.0 / 3);
        Assert.Equal([0, 0, 1, 3.5f, 1], data.Input(0).ToArray());
        Assert.Equal([1, 0, 0, Mean, 2], data.Input(1).ToArray());
        Assert.Equal([0, 1, 0, 4.5f, 3], data.Input(2).ToArray());
        Assert.Equal([1, 0, 0, 5, 0], data.Input(3).ToArray());
    }

    [Fact]
    public void What_the_file_decided_is_there_for_another_file()
    {
        var features = Read(Table, Features).Features!;
        Assert.Equal(["Biscoe", "Dream", "Torgersen"], features["island"].Categories!);
        Assert.Equal(MissingValues.Constant((float)(13.0 / 3)), features["mass"].Missing);
        Assert.Equal(["NA", "f", "m", "unknown"], features["sex"].Categories!);

        using var file = TemporaryFile.Of("mass,island,sex\n?,Dream,m\n");
        var data = Dataset.FromCsvInputs(file.Path, features: features);

        Assert.Equal([0, 1, 0, (float)(13.0 / 3), 2], data.Input(0).ToArray());
        Assert.Equal(features["island"].Categories, data.Features!["island"].Categories);
    }

    [Fact]
    public void A_category_of_another_file_that_is_none_of_the_first_is_an_error()
    {
        var features = Read(Table, Features).Features!;
        using var file = TemporaryFile.Of("mass,island,sex\n1,Mars,m\n");

        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsvInputs(file.Path, features: features));

        Assert.Equal($"{file.Path}, line 2: column 2 'island': expected one of the categories 'Biscoe', 'Dream', 'Torgersen', but found 'Mars'.", error.Message);
    }

    [Fact]
    public void Rows_that_lack_a_value_are_left_out_where_that_is_chosen()
    {
        var data = Read(Table, new(Features)
        {
            ["mass"] = CsvFeature.Number with { Missing = MissingValues.Dropped },
            ["sex"] = CsvFeature.OneHot with { Missing = MissingValues.Dropped },
        });

        // Neither the second row nor the third: so there is no category m.
        Assert.Equal(2, data.Count);
        Assert.Equal(["NA", "f"], data.Features!["sex"].Categories!);
        Assert.Equal([0, 1, 3.5f, 0, 1], data.Input(0).ToArray());
        Assert.Equal([1, 0, 5, 1, 0], data.Input(1).ToArray());
    }

    [Fact]
    public void A_mean_is_that_of_the_rows_that_are_read()
    {
        var data = Read("a,b,c\n1,2,x\n?,4,x\n5,,y\n", new()
        {
            ["a"] = CsvFeature.Number with { Missing = MissingValues.Mean },
            ["b"] = CsvFeature.Number with { Missing = MissingValues.Dropped },
        });

        Assert.Equal([1, 2], data.Input(0).ToArray());
        Assert.Equal([1, 4], data.Input(1).ToArray());
    }

    [Fact]
    public void A_constant_stands_for_what_is_missing()
    {
        var data = Read("a,b,c\n1,,x\n2,4,y\n", new() { ["b"] = CsvFeature.Number with { Missing = MissingValues.Constant(-1) } });

        Assert.Equal([1, -1], data.Input(0).ToArray());
        Assert.Equal([2, 4], data.Input(1).ToArray());
    }

    [Fact]
    public void Integer_categories_are_in_the_order_of_the_numbers()
    {
        var data = Read("a,c\n10,x\n9,y\n9,y\n", new() { ["a"] = CsvFeature.Index });

        Assert.Equal(["9", "10"], data.Features!["a"].Categories!);
        Assert.Equal([1, 0, 0], Enumerable.Range(0, 3).Select(row => data.Input(row)[0]));
    }

    [Fact]
    public void Numbers_to_learn_go_with_features()
    {
        using var file = TemporaryFile.Of("town,size,price\nUlm,3,1.5\nBonn,4,2.5\n");

        var data = Dataset.FromCsv(file.Path, ["price"], features: new CsvFeatures { ["town"] = CsvFeature.OneHot });

        Assert.Equal([0, 1, 3], data.Input(0).ToArray());
        Assert.Equal([2.5f], data.Target(1).ToArray());
    }

    [Fact]
    public void Splits_know_the_features()
    {
        var (first, _) = Read(Table, Features).Split(0.5, seed: 1);

        Assert.Equal(["Biscoe", "Dream", "Torgersen"], first.Features!["island"].Categories!);
    }

    [Theory]
    [InlineData("island", "line 3: column 2 'island': expected a category, but found nothing: the value is missing")]
    [InlineData("mass", "line 2: column 3 'mass': expected a finite number, but found 'heavy'")]
    public void Mistakes_name_line_and_column(string column, string message)
    {
        string table = column == "island" ? Table.Replace("Biscoe,,", ",1,", StringComparison.Ordinal) : Table.Replace("3.5", "heavy", StringComparison.Ordinal);

        var error = Assert.Throws<InvalidDataException>(() => Read(table, Features));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_single_number_there_is_no_mean()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a,b,c\n1,,x\n2,?,y\n", new() { ["b"] = CsvFeature.Number with { Missing = MissingValues.Mean } }));

        Assert.EndsWith("column 2 'b': expected at least one number to take a mean of, but all values are missing.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_single_row_there_are_no_data()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a,b,c\n1,,x\n2,?,y\n", new() { ["b"] = CsvFeature.Number with { Missing = MissingValues.Dropped } }));

        Assert.Contains("each of the 2 rows has one", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "number with categories", "The column 'b' is Number and has no categories, but 1 are given." },
        { "mean of categories", "The column 'b' is OneHot, which does not allow missing values that are Mean." },
        { "category for a number", "The column 'b' is Number, which does not allow missing values that are Category('none')." },
        { "unknown category", "A missing value in the column 'b' is to become 'none', which is not one of its categories." },
        { "twice", "Names must differ, but categories of 'b' 0 and 1 are both called 'x'." },
        { "target", "column 3 'c' is a target, but is also among the features." },
        { "no column", "has no column 'd'; its columns are a, b, c." },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Contradictions_are_refused(string what, string message)
    {
        var (column, feature) = what switch
        {
            "number with categories" => ("b", CsvFeature.Number with { Categories = ["x"] }),
            "mean of categories" => ("b", CsvFeature.OneHot with { Missing = MissingValues.Mean }),
            "category for a number" => ("b", CsvFeature.Number with { Missing = MissingValues.Category("none") }),
            "unknown category" => ("b", CsvFeature.OneHot with { Categories = ["x"], Missing = MissingValues.Category("none") }),
            "twice" => ("b", CsvFeature.OneHot with { Categories = ["x", "x"] }),
            "target" => ("c", CsvFeature.OneHot),
            _ => ("d", CsvFeature.OneHot),
        };

        var error = Assert.Throws<ArgumentException>(() => Read("a,b,c\n1,x,y\n", new() { [column] = feature }));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_need_a_header()
    {
        using var file = TemporaryFile.Of("1,x,y\n");

        var error = Assert.Throws<ArgumentException>(() => Dataset.FromCsv(file.Path, ^1, CsvHeader.False, features: Features));

        Assert.Contains("given by name, but with CsvHeader.False", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_hot_of_what_is_different_in_every_row_is_an_error_and_not_an_allocation()
    {
        string rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"n{i},1,x\n"));

        var error = Assert.Throws<InvalidDataException>(() => Read("a,b,c\n" + rows, new() { ["a"] = CsvFeature.OneHot }));

        Assert.Contains(
            "line 1002: column 1 'a': expected at most 1000 categories, but found one more, 'n1000'; CsvOptions.MaxCategories allows more inputs, and CsvFeature.Index makes one input of them, which an Embedding looks up",
            error.Message,
            StringComparison.Ordinal);
    }

    private static Dataset Read(string table, Dictionary<string, CsvFeature> features)
    {
        using var file = TemporaryFile.Of(table);
        return Dataset.FromCsv(file.Path, ^1, features: features);
    }
}
