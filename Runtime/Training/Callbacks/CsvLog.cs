namespace NetGen;

/// <summary>
/// Writes a comma-separated file with a line for each epoch: epoch, step, learning rate, losses, the metrics that the network's loss has, seconds.
/// Numbers are written the same in every culture and read back exactly; a line is in the file as soon as its epoch is over.
/// </summary>
/// <remarks>
/// The first line has the names; a file that lines are added to has it already. Fields of an epoch that was not validated are empty. Lines end with a line
/// feed. A resumed training cuts off what was written after its checkpoint and goes on behind it.
/// </remarks>
public sealed class CsvLog : EpochLog
{
    /// <summary>Logs to a file, which is opened when the training begins.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CsvLog(string path)
        : base(path)
    {
    }

    private protected override string Header(IEnumerable<string> names) => string.Join(',', names);

    private protected override string Line(IEnumerable<(string Name, string Text)> values) => string.Join(',', values.Select(v => v.Text));
}
