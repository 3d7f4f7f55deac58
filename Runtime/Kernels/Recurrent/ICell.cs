using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>What a recurrent layer does with one row in one step, once its two products are there: the gates, and the new state.</summary>
/// <remarks>
/// Values lie in parts of as many floats as the units take in whole panels: a part for each gate, in PyTorch's order. The state of a row is two parts, h and c;
/// a cell without c leaves its part alone.
/// What the backward pass needs is kept in parts too: <see cref="Saved"/> of them a step.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICell
{
    /// <summary>Parts of the products: gates.</summary>
    static abstract int Gates { get; }

    /// <summary>Parts that the backward pass needs of a step, at least <see cref="Gates"/>.</summary>
    static abstract int Saved { get; }

    /// <summary>Which of the saved parts is c; 0 if there is none.</summary>
    static abstract int CellPart { get; }

    /// <summary>Whether the gradients of the two products differ, since something is done to one of them before they meet.</summary>
    static abstract bool Splits { get; }

    /// <summary>
    /// Whether the last gate's product is with a state that the other gates have reset, instead of the state itself. Then that product is made between two
    /// stages of a step: <see cref="Reset"/> and <see cref="Forward"/>, <see cref="ResetStep"/> and <see cref="Step"/>, or <see cref="Backward"/> and
    /// <see cref="ResetBackward"/>.
    /// </summary>
    static abstract bool ResetsState { get; }

    /// <summary>The gates before the last, and the reset state. A cell that resets nothing has nothing to do.</summary>
    /// <param name="x">The product with the inputs, with its bias.</param>
    /// <param name="sums">The product with the state before, with its bias, of all gates but the last.</param>
    /// <param name="state">The state h; receives the reset one in the part behind it.</param>
    /// <param name="saved">Receives what the backward pass needs; may be the same as <paramref name="sums"/>.</param>
    /// <param name="part">Floats of a part.</param>
    static virtual void Reset(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
    }

    /// <summary>The new state of a row.</summary>
    /// <param name="x">The product with the inputs, with its bias.</param>
    /// <param name="sums">The product with the state before, with its bias.</param>
    /// <param name="state">The state: h and c.</param>
    /// <param name="saved">Receives what the backward pass needs; may be the same as <paramref name="sums"/>.</param>
    /// <param name="part">Floats of a part.</param>
    static abstract void Forward(ref float x, ref float sums, ref float state, ref float saved, int part);

    /// <summary>The reset state, where nothing is kept and there is but one row. A cell that resets nothing has nothing to do.</summary>
    /// <param name="x">The product with the inputs, with its bias.</param>
    /// <param name="sums">The product with the state before, with its bias, of all gates but the last.</param>
    /// <param name="state">The state h; receives the reset one in the part behind it.</param>
    /// <param name="part">Floats of a part.</param>
    /// <param name="units">Units, of which whole vectors are computed.</param>
    static virtual void ResetStep(ref float x, ref float sums, ref float state, int part, int units)
    {
    }

    /// <summary>The new state, where nothing is kept and there is but one row.</summary>
    /// <param name="x">The product with the inputs, with its bias.</param>
    /// <param name="sums">The product with the state before, with its bias.</param>
    /// <param name="state">The state: h and c.</param>
    /// <param name="part">Floats of a part.</param>
    /// <param name="units">Units, of which whole vectors are computed.</param>
    static abstract void Step(ref float x, ref float sums, ref float state, int part, int units);

    /// <summary>The gradients of both products from those of the new state.</summary>
    /// <param name="state">The gradients of the state: h and c, and a third part; receives in c that of c before the step, and in the third part what h before
    /// the step gets beside the product.
    /// </param>
    /// <param name="saved">What the forward pass has kept of this step.</param>
    /// <param name="cell">c before the step; null if it is 0, or there is none.</param>
    /// <param name="x">Receives the gradient of the product with the inputs.</param>
    /// <param name="sums">Receives that of the product with the state; the same place, where they do not differ.</param>
    /// <param name="part">Floats of a part.</param>
    static abstract void Backward(ref float state, ref float saved, ref float cell, ref float x, ref float sums, int part);

    /// <summary>
    /// The gradients that follow from that of the reset state: of the gate that resets, and of the state beside the products. A cell that resets nothing has
    /// nothing to do.
    /// </summary>
    /// <param name="state">
    /// The gradients of the state: in the second part that of the reset state, in the third part what h before the step gets beside the products, to which it
    /// adds; receives in the second part the reset state itself, with which the gradient of the last gate's weights is made.
    /// </param>
    /// <param name="saved">What the forward pass has kept of this step.</param>
    /// <param name="x">Receives the gradient of both products, which do not differ.</param>
    /// <param name="part">Floats of a part.</param>
    static virtual void ResetBackward(ref float state, ref float saved, ref float x, int part)
    {
    }
}
