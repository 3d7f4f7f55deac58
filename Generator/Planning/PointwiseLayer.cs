using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>What the backward pass of a pointwise layer reads again.</summary>
[Flags]
internal enum Saved
{
    Nothing = 0,
    Input = 1,
    Output = 2,
}

/// <summary>
/// A layer whose every output depends on the one input at its place. It has no pass of its own: it is a link of the tail of the kernel that makes its input, and its derivative one of the kernel that makes its
/// output's gradient.
/// </summary>
internal abstract class PointwiseLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    /// <summary>What <see cref="Backward"/> reads.</summary>
    public abstract Saved Saved { get; }

    /// <summary>Whether it does anything in inference (dropout does not).</summary>
    public bool RunsInInference => !IsForTrainingOnly;

    /// <summary>The tail that applies it, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    public abstract string Forward(string next);

    /// <summary>The tail that turns the output's gradient into the input's, as an expression. What is zero stays zero.</summary>
    /// <param name="next">The tail after it.</param>
    /// <param name="x">Where the inputs are, if they are saved.</param>
    /// <param name="y">Where the outputs are, if they are saved.</param>
    public abstract string Backward(string next, string x, string y);

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        CheckOptions(problems);
        return problems.Any ? null : input;
    }

    protected virtual void CheckOptions(LayerProblems problems)
    {
    }
}

/// <summary>A function of the library, which keeps its argument or its value for the derivative.</summary>
internal abstract class FunctionLayer : PointwiseLayer
{
    public override bool IsNonlinear => true;

    /// <summary>The function, as an expression: <c>new ReLU()</c>.</summary>
    protected virtual string Function => $"new {Spec.Kind}()";

    public override string Forward(string next) => $"Tail.Apply({Function}, {next})";

    public override string Backward(string next, string x, string y) => $"Tail.Undo({Function}, {(Saved == Saved.Input ? x : y)}, {next})";
}
