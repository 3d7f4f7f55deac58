using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>An elementwise layer: a link of the tail of the kernel that makes its input, if that kernel takes a tail.</summary>
internal abstract class PointwiseLayer : Layer, IFunction
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override TimeRule TimeRule => TimeRule.Keeps;

    /// <summary>The saved values that <see cref="Backward"/> reads.</summary>
    public abstract Saved Saved { get; }

    /// <summary>Whether it does nothing, even in training.</summary>
    protected virtual bool IsIdle => false;

    /// <summary>The tail that applies it, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    public abstract string Forward(string next);

    /// <summary>The tail that turns the output's gradient into the input's, as an expression. Zeros stay zero.</summary>
    /// <param name="next">The tail after it.</param>
    /// <param name="x">Where the inputs are, if they are saved.</param>
    /// <param name="y">Where the outputs are, if they are saved.</param>
    public abstract string Backward(string next, string x, string y);

    public override Value Lower(GraphBuilder builder) => IsIdle ? builder.Input : builder.Add(new Elementwise(builder.Origin, builder.Input, this));

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        CheckOptions(problems);
        return problems.Any ? null : input;
    }

    protected virtual void CheckOptions(LayerProblems problems)
    {
    }
}

/// <summary>A function of the library, which saves its argument or its value for the derivative.</summary>
internal abstract class FunctionLayer : PointwiseLayer
{
    public override bool IsNonlinear => true;

    /// <summary>The function, as an expression: <c>new ReLU()</c>.</summary>
    protected virtual string Function => $"new {Spec.Kind}()";

    public override string Forward(string next) => $"Tail.Apply({Function}, {next})";

    public override string Backward(string next, string x, string y) => $"Tail.Undo({Function}, {(Saved == Saved.Input ? x : y)}, {next})";
}
