namespace NetGen;

/// <summary>What the columns of a file are: inputs in their order, targets in theirs, the id of the row, or nothing.</summary>
internal sealed class CsvLayout
{
    private readonly string path;
    private readonly CsvFeatures given;
    private readonly CsvFeature?[] features;
    private readonly int[] inputs;

    /// <exception cref="ArgumentException">There is no such column, or it is asked for twice.</exception>
    /// <exception cref="InvalidDataException">No column is an input.</exception>
    public CsvLayout(string path, CsvNames names, CsvRequest request)
    {
        this.path = path;
        Names = names;
        given = request.Options.Features ?? [];
        Targets = FindTargets(request.Targets);
        features = new CsvFeature?[names.Count];
        inputs = given.IsComplete ? Complete() : Open();
        if (inputs.Length == 0)
        {
            throw new InvalidDataException(
                $"{path}: expected at least one column of inputs beside the {Targets.Length} of targets, but the file has {names.Count} columns; is the "
                + "separator right?");
        }

        int[] ids = [.. Enumerable.Range(0, names.Count).Where(column => FeatureOf(column).Kind == CsvFeatureKind.Id)];
        Id = ids.Length switch
        {
            0 => null,
            1 => ids[0],
            _ => throw new ArgumentException($"{path}: {names.Describe(ids[0])} and {names.Describe(ids[1])} are both the id of a row; only one can be."),
        };
        Features = new FeatureTable(
            path, [.. inputs.Select(column => new FeatureColumn(names, column, FeatureOf(column), request.Options.MaxCategories))], request.Options);
    }

    /// <summary>The columns' names.</summary>
    public CsvNames Names { get; }

    /// <summary>The columns to learn, in their order.</summary>
    public int[] Targets { get; }

    /// <summary>The column that says which row it is; null if there is none.</summary>
    public int? Id { get; }

    /// <summary>The columns that become inputs, in their order.</summary>
    public FeatureTable Features { get; }

    /// <summary>What a column becomes; a number where nothing is said of it.</summary>
    public CsvFeature FeatureOf(int column) => features[column] ?? CsvFeature.Number;

    /// <summary>The features with all that the file decided: what another file is read with.</summary>
    public CsvFeatures Fitted()
    {
        var fitted = new Dictionary<int, CsvFeature>();
        foreach (var column in Features.Columns)
        {
            fitted[column.Column] = column.Fitted;
        }

        // Without names a column is known by its place among the others, so that each of them counts.
        var others = Enumerable.Range(0, Names.Count).Except(inputs).Except(Targets).Where(column => features[column] is not null);
        var order = Names.AreThere ? inputs.Concat(others) : inputs.Concat(others).Order();
        return new CsvFeatures(
            isComplete: true, order.Select(column => new CsvColumnFeature(Names.Key(column), fitted.GetValueOrDefault(column) ?? FeatureOf(column))));
    }

    private int[] FindTargets(CsvColumn[] columns)
    {
        int[] found = Array.ConvertAll(columns, Names.Find);
        int twice = Array.FindIndex(found, column => found.Count(c => c == column) > 1);
        return twice < 0 ? found : throw new ArgumentException($"{path}: {Names.Describe(found[twice])} is named as a target twice.");
    }

    /// <summary>All that is not said to be something else is an input, in the order of the file.</summary>
    private int[] Open()
    {
        foreach (var (wanted, feature) in given.Columns)
        {
            // What is no input need not be there, and may be there more than once.
            foreach (int column in wanted.Name is { } name && !feature.IsInput ? Names.FindAll(name) : [Names.Find(wanted)])
            {
                Set(column, feature);
            }
        }

        return [.. Enumerable.Range(0, Names.Count).Except(Targets).Where(column => FeatureOf(column).IsInput)];
    }

    /// <summary>The inputs are those of the file that the features come from, in its order.</summary>
    private int[] Complete()
    {
        if (given.HasNames)
        {
            int[] found = Names.FindKeys(given.Columns);
            for (int i = 0; i < found.Length; i++)
            {
                if (found[i] >= 0)
                {
                    Set(found[i], given.Columns[i].Feature);
                }
            }

            return [.. found.Where((_, i) => given.Columns[i].Feature.IsInput)];
        }

        int[] beside = [.. Enumerable.Range(0, Names.Count).Except(Targets)];
        if (beside.Length != given.Count)
        {
            throw new ArgumentException(
                $"{path}: expected {given.Count} columns beside the {Targets.Length} to learn, as many as the file without column names that the features "
                + $"come from, but found {beside.Length}.");
        }

        for (int i = 0; i < beside.Length; i++)
        {
            Set(beside[i], given.Columns[i].Feature);
        }

        return [.. beside.Where(column => FeatureOf(column).IsInput)];
    }

    private void Set(int column, CsvFeature feature)
    {
        if (Targets.Contains(column) && (given.IsComplete || feature.Kind != CsvFeatureKind.Number || feature.Missing != MissingValues.Refused))
        {
            throw new ArgumentException($"{path}: {Names.Describe(column)} is a target, but is also among the features.");
        }

        if (features[column] is not null)
        {
            throw new ArgumentException($"{path}: {Names.Describe(column)} has two features, one by its name and one by its index.");
        }

        features[column] = feature;
    }
}
