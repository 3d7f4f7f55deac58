using NetGen.Generator.Kernels;

namespace NetGen.Generator.Graphs;

/// <summary>
/// A pass over rows in which each value goes through links. The operation that makes the rows may do it at once: then the pass is merged into its tail.
/// </summary>
internal class Pass : Operation
{
    /// <param name="origin">The layer that it comes from.</param>
    /// <param name="source">The rows.</param>
    /// <param name="name">The name of the result.</param>
    /// <param name="links">The links, at least one.</param>
    public Pass(Origin origin, Value source, string name, params Link[] links)
        : base(origin, source)
    {
        foreach (var link in links)
        {
            Append(link, name, source.Layout);
        }
    }

    public override bool IsTail => true;

    public override bool TakesTail => true;

    public override bool ReadsWholeVectors => Tail.Any(t => t.Link.Sides.Any(s => s.Kind is ValueKind.Rows or ValueKind.Input));

    public override Value Start => Source;

    public override string Way => "a pass over its input";

    protected Value Source => Inputs[0];

    public override void Write(Calls calls)
    {
        var epilogue = calls.Tail(this);
        string type = calls.Kernels.Alias(
            FormattableString.Invariant($"Values{Source.Layout.Size}"),
            $"Pointwise<{TypeNames.Row(Source.Layout.Size, calls[Source].RowStride)}, {TypeNames.Row(Source.Layout.Size, epilogue.Result.RowStride)}>");
        bool isWhole = Source.Kind != ValueKind.Input || Source.Layout.Size % Panels.Width == 0;
        calls.Line($"{type}.{(isWhole ? "Apply" : "ApplyUnpadded")}({calls[Source].Argument}, {epilogue.Tail}, {calls.Rows});");
    }
}

/// <summary>Adds values of the same layout.</summary>
/// <param name="other">The values.</param>
internal sealed class Plus(Value other) : Link(other)
{
    public override string Write(string next, Func<Value, Operand> place) => $"Tail.Plus({place(Sides[0]).Argument}, {next})";

    public override string ToString() => $"plus {Sides[0]}";
}

/// <summary>Multiplies with values of the same layout.</summary>
/// <param name="other">The values.</param>
internal sealed class Times(Value other) : Link(other)
{
    public override string Write(string next, Func<Value, Operand> place)
    {
        var factors = place(Sides[0]);
        return FormattableString.Invariant($"Tail.TimesRows({factors.Argument}, {factors.RowStride}, {next})");
    }

    public override string ToString() => $"times {Sides[0]}";
}
