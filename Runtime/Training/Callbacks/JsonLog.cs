namespace NetGen;

/// <summary>
/// Writes a file with a JSON object on a line for each epoch (JSON Lines): epoch, step, learning rate, losses, the metrics that the network's loss has,
/// seconds, under the names of <see cref="CsvLog"/>. Numbers read back exactly; a line is in the file as soon as its epoch is over.
/// </summary>
/// <remarks>
/// What an epoch without validation lacks is null, and so is a number that is not finite, which JSON does not have. Lines end with a line feed. A resumed
/// training cuts off what was written after its checkpoint and goes on behind it.
/// </remarks>
public sealed class JsonLog : EpochLog
{
    /// <summary>Logs to a file, which is opened when the training begins.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public JsonLog(string path)
        : base(path)
    {
    }

    private protected override string Line(IEnumerable<(string Name, string Text)> values) =>
        $"{{{string.Join(',', values.Select(v => $"\"{v.Name}\":{Number(v.Text)}"))}}}";

    // "NaN" and "Infinity" end in a letter, a number in a digit.
    private static string Number(string text) => text.Length > 0 && char.IsAsciiDigit(text[^1]) ? text : "null";
}
