namespace NetGen;

/// <summary>The targets of one head while a file is read.</summary>
internal sealed class CsvTarget
{
    private readonly CsvHead head;
    private readonly CsvValues values;
    private readonly (int Column, bool IsRounded)[] columns;
    private readonly ClassIndex classes;
    private readonly RowBuffer<int>? labels;
    private readonly RowBuffer<float>? numbers;

    /// <summary>Makes room for the targets.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="head">What is asked for.</param>
    /// <param name="columns">Where its columns stand, and whether their large integers may be rounded.</param>
    /// <param name="values">Reads them.</param>
    public CsvTarget(string path, CsvHead head, (int Column, bool IsRounded)[] columns, CsvValues values)
    {
        this.head = head;
        this.columns = columns;
        this.values = values;
        classes = new ClassIndex(head.ClassNames);
        labels = head.IsLabel ? new RowBuffer<int>(1, path) : null;
        numbers = head.IsLabel ? null : new RowBuffer<float>(columns.Length, path);
    }

    /// <summary>Whether the record that the reader stands on lacks one.</summary>
    public bool IsMissing() => Array.Exists(columns, c => head.IsLabel ? values.LacksText(c.Column) : values.LacksNumber(c.Column));

    /// <summary>Reads those of the record.</summary>
    public void Read()
    {
        if (labels is not null)
        {
            labels.Add()[0] = values.Label(columns[0].Column, classes);
            return;
        }

        var target = numbers!.Add();
        for (int i = 0; i < columns.Length; i++)
        {
            target[i] = values.Number(columns[i].Column, columns[i].IsRounded, isTarget: true);
        }
    }

    /// <summary>Those of all rows.</summary>
    public DatasetHead Complete()
    {
        if (labels is null)
        {
            return DatasetHead.Of(head.Name, numbers!.ToArray(), columns.Length);
        }

        int[] indices = labels.ToArray();
        var names = classes.Complete(indices);
        return DatasetHead.Of(head.Name, indices, names.Count, names);
    }
}
