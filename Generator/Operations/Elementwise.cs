using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The saved values that the derivative of a function reads.</summary>
[Flags]
internal enum Saved
{
    Nothing = 0,
    Input = 1,
    Output = 2,
}

/// <summary>An elementwise function.</summary>
internal interface IFunction
{
    /// <summary>The saved values that <see cref="Backward"/> reads.</summary>
    Saved Saved { get; }

    /// <summary>Whether it changes values in training only, so that predictions omit it.</summary>
    bool IsForTrainingOnly { get; }

    /// <summary>The tail that applies it, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    string Forward(string next);

    /// <summary>The tail that turns the output's gradient into the input's, as an expression. Zeros stay zero.</summary>
    /// <param name="next">The tail after it.</param>
    /// <param name="x">Where the inputs are, if they are saved.</param>
    /// <param name="y">Where the outputs are, if they are saved.</param>
    string Backward(string next, string x, string y);
}

/// <summary>y = f(x) for each value.</summary>
internal sealed class Elementwise(Origin origin, Value x, IFunction function) : Pass(origin, x, origin.Name, new Apply(function))
{
    // The derivative reads the input in whole vectors.
    public override bool ReadsWholeVectors => function.Saved.HasFlag(Saved.Input);

    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Source, gradients.Call(new Pass(Origin, gradient, Gradients.NameOf(Source), new Undo(function, SavedAs(Saved.Input, Source), SavedAs(Saved.Output, Result)))));

    private Value? SavedAs(Saved which, Value value) => function.Saved.HasFlag(which) ? value : null;
}

/// <summary>Applies a function.</summary>
internal sealed class Apply(IFunction function) : Link
{
    public override bool IsForTrainingOnly => function.IsForTrainingOnly;

    public override string Write(string next, Func<Value, Operand> place) => function.Forward(next);

    public override string ToString() => function.GetType().Name;
}

/// <summary>Turns the gradient of a function's values into that of its arguments.</summary>
internal sealed class Undo(IFunction function, Value? x, Value? y) : Link([.. new[] { x, y }.Where(v => v is not null).Select(v => v!)])
{
    private readonly bool hasInput = x is not null;
    private readonly bool hasOutput = y is not null;

    public override string Write(string next, Func<Value, Operand> place) => function.Backward(
        next, hasInput ? place(Sides[0]).Argument : string.Empty, hasOutput ? place(Sides[Sides.Count - 1]).Argument : string.Empty);

    public override string ToString() => $"undo {function.GetType().Name}";
}

/// <summary>Leaves values unchanged: a copy into padded rows.</summary>
internal sealed class Identity : Link
{
    public override string Write(string next, Func<Value, Operand> place) => next;

    public override string ToString() => "copy";
}

/// <summary>The same values in rows of the arena.</summary>
internal sealed class Copy(Origin origin, Value x) : Pass(origin, x, origin.Name, new Identity())
{
    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(Source, gradient);
}
