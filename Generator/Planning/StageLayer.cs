using NetGen.Generator.Emission;

namespace NetGen.Generator.Planning;

/// <summary>A layer that mixes the values of its input and therefore has passes of its own.</summary>
internal abstract class StageLayer : Layer
{
    /// <summary>Whether it reads its input in whole vectors, so that rows must be padded.</summary>
    public virtual bool ReadsWholeVectors => false;

    /// <summary>Floats behind a row of its input that it reads, and whose gradient it writes, because a vector reaches beyond the last pixel.</summary>
    public virtual int InputSlack => 0;

    /// <summary>Floats behind a row of its output that it writes, and whose gradient it reads.</summary>
    public virtual int OutputSlack => 0;

    /// <summary>How its forward pass goes, for the table of layers.</summary>
    public virtual string Way => "row by row";

    /// <summary>Whether its own output must be kept even if pointwise layers follow.</summary>
    public virtual bool KeepsRawOutput => false;

    /// <summary>Floats a row of a copy of the input that the forward pass makes and the backward pass reads again: a padded image. 0 where none is made.</summary>
    public virtual int InputCopyLength => 0;

    /// <summary>Floats a row of a place where the gradient of the input is put together. 0 where none is needed.</summary>
    public virtual int GradientCopyLength => 0;

    /// <summary>Floats a row that the forward pass leaves for the backward pass: means and deviations. 0 where there are none.</summary>
    public virtual int StatisticsLength => 0;

    /// <summary>Whether the input gradient is computed from the inputs too, and not from the output's gradient alone.</summary>
    public virtual bool ReadsInputsInBackward => false;

    /// <summary>Lines that compute the stage for the rows of the pass, its tail included.</summary>
    public abstract void EmitForward(ForwardContext context);

    /// <summary>Whether rows share the loading of weights, so that many at once take less time than a few.</summary>
    public virtual bool TakesRowsTogether => false;

    /// <summary>Whether it needs something of the whole batch before it can go on with a row: forward its statistics, backward sums of gradients.</summary>
    public virtual bool JoinsBatch => false;

    /// <summary>Floats of a table that inference makes of parameters and state before it starts; 0 where there is none.</summary>
    public virtual int InferenceTableLength => 0;

    /// <summary>Whether the place of the input's gradient is filled before, and the gradients of the parameters read it too.</summary>
    public virtual bool PreparesGradient => false;

    /// <summary>Lines in the backward pass that make what both the gradients of the parameters and that of the input read; for the first layer too.</summary>
    public virtual void EmitGradientPreparation(BackwardContext context)
    {
    }

    /// <summary>
    /// Lines that turn the gradient of the stage's value 0 into that of one of its inputs. What others have contributed to that is added, and the tail behind it undone,
    /// by the context's epilogue or, in a loop of its own, by <see cref="BackwardContext.WriteUndo()"/>.
    /// </summary>
    public abstract void EmitInputGradient(BackwardContext context);

    /// <summary>The line that fills the table of inference.</summary>
    public virtual string? InferenceTable(string table) => null;

    /// <summary>What it is in inference, where that is pointwise; null otherwise. It is then written into the loops of the stage before.</summary>
    public virtual PointwiseLayer? InferenceForm(string table) => null;

    /// <summary>Statistics of the whole batch, which the forward pass needs; adds its items to the segment.</summary>
    public virtual void EmitStatistics(ItemSegment segment)
    {
    }

    /// <summary>Sums over the whole batch, which the input gradient needs, the gradients of the parameters among them; adds its items to the segment.</summary>
    public virtual void EmitGradientSums(ItemSegment segment)
    {
    }

    /// <summary>Work before the input gradient that does not depend on rows (transposed weights); adds its items to the segment.</summary>
    public virtual void EmitPreparation(ItemSegment segment)
    {
    }

    /// <summary>The gradients of the parameters; adds its items to the segment.</summary>
    public virtual void EmitParameterGradients(ItemSegment segment)
    {
    }

    /// <summary>Floats of scratch that the input gradient takes, whatever the batch. In long, because a user may write anything.</summary>
    public virtual long ScratchLength => 0;

    /// <summary>Floats that its weights take.</summary>
    public virtual long WeightLength => 0;
}
